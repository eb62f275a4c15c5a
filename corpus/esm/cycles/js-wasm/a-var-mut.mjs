import "./b-var-mut.wasm";
export var x = new WebAssembly.Global({ value: "i32", mutable: true }, 1);
