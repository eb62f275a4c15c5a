import "./b-var-func.wasm";
export var x = () => 1;
