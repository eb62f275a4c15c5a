export { a, b } from "./ab.wasm";
