export { none } from "./ab.wasm";
