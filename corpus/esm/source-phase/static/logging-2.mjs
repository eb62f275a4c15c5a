import source source from "./logging.wasm";
export { source };
