export { next } from "./counter.wasm";
