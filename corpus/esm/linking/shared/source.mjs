import source source from "./child.wasm";
export { source };
