import "./b-var-mem.wasm";
export var x = new WebAssembly.Memory({ initial: 1 });
