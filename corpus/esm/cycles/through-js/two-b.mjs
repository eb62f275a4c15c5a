export { g } from "./two-b.wasm";
