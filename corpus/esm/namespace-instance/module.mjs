import * as all from "./module.wasm";
export { all };
