import source from "./default.wasm";
export { source };
