export { f64 } from "./b-var-f64.wasm";
export var later = 5;
