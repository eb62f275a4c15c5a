import { memory } from "./cycle-start.wasm";
export var error;
export function read_file(at, length) {
  try {
    new Uint8Array(memory.buffer, at, length).set([104, 101, 108, 108, 111]);
  } catch (e) {
    error = e.name;
  }
  return length;
}
