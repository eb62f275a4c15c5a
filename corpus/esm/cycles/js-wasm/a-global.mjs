import "./b-global.wasm";
export const x = new WebAssembly.Global({ value: "i32" }, 1);
