import { memory } from "./b-later.wasm";
export { memory };
export function f() {
  new Uint8Array(memory.buffer)[5] = 55;
  return 1;
}
