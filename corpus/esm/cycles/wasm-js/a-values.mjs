import { unused } from "./b-values.wasm";
let number = 1;
const big = 2n;
var old = 5;
export class Class {}
// (module (global (export "v") v128 (v128.const i32x4 1 2 3 4)))
const bytes = Uint8Array.of(
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  6, 22, 1, 0x7b, 0, 0xfd, 0x0c, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0x0b,
  7, 5, 1, 1, 0x76, 3, 0);
export const vector = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.v;
export { number, big, old };
