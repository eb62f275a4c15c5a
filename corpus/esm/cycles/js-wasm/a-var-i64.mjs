import "./b-var-i64.wasm";
export var x = 1n;
