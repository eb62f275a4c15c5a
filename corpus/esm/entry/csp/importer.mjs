export { f } from "./other.wasm";
