import "./b-var-tab.wasm";
export var x = new WebAssembly.Table({ initial: 1, element: "anyfunc" });
