import source source from "./empty.wasm";
export { source };
