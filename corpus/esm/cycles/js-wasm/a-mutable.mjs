import "./b-mutable.wasm";
export const x = new WebAssembly.Global({ value: "i32", mutable: true }, 1);
