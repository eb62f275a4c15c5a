import "./b-var-v128.wasm";
export var x = 1;
