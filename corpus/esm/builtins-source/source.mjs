import source source from "./strings.wasm";
export { source };
