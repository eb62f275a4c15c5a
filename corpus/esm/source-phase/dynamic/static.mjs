import source source from "./counter.wasm";
export { source };
