import "./b-memory.wasm";
export const x = new WebAssembly.Memory({ initial: 1 });
