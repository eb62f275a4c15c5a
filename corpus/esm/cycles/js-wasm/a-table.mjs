import "./b-table.wasm";
export const x = new WebAssembly.Table({ initial: 1, element: "anyfunc" });
