import * as ns from "./b-namespace.wasm";
export { ns };
export const before = [];
before.push(`keys: ${Reflect.ownKeys(ns).filter(key => typeof key === "string")}`);
before.push(`f in: ${"f" in ns}`);
before.push(`other in: ${"other" in ns}`);
for (const [what, read] of [["get", () => ns.f], ["Object.keys", () => Object.keys(ns)]]) {
  try {
    read();
    before.push(what);
  } catch (e) {
    before.push(`${what}: ${e.name}`);
  }
}
// The text gives what is in [[Instance]], which is empty: no instance, in whichever way a host says so.
export let early;
try {
  early = WebAssembly.namespaceInstance(ns);
} catch {}
export const value = 1;
