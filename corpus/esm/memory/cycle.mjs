import { memory } from "./cycle.wasm";
export function read_file(at, length) {
  new Uint8Array(memory.buffer, at, length).set([104, 101, 108, 108, 111]);
  return length;
}
