export { one } from "./bottom.wasm";
