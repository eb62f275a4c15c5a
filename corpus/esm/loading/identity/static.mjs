import * as ns from "./module.wasm";
export { ns };
export const url = import.meta.url.replace(/[^/]*$/, "module.wasm");
