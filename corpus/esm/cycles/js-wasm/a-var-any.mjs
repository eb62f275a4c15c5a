export { any } from "./b-var-any.wasm";
export var later = 5;
