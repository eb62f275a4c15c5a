export const constant = new WebAssembly.Global({ value: "i32" }, 42);
export const counter = new WebAssembly.Global({ value: "i32", mutable: true }, 5);
export const number = 1;
// (module (global (export "v") v128 (v128.const i32x4 1 2 3 4)))
const bytes = Uint8Array.of(
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  6, 22, 1, 0x7b, 0, 0xfd, 0x0c, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0x0b,
  7, 5, 1, 1, 0x76, 3, 0);
export const vector = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.v;
