export { i32 } from "./b-var-i32.wasm";
export var later = 5;
