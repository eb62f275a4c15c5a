export { count, count as renamed } from "./counter.wasm";
export * as star from "./counter.wasm";
