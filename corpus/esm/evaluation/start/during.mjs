import * as ns from "./during.wasm";
import { f } from "./during.wasm";
export { ns };
export var seen, early;
export function during() {
  seen = [];
  for (const [name, read] of [["memory", () => ns.memory], ["f", () => ns.f], ["g", () => ns.g], ["m", () => ns.m], ["static", () => f]]) {
    try {
      read();
      seen.push(name);
    } catch (e) {
      seen.push(`${name} ${e.name}`);
    }
  }
  try {
    early = WebAssembly.namespaceInstance(ns);
  } catch {}
}
