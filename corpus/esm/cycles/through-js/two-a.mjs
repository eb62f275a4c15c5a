export { f } from "./two-a.wasm";
