import * as ns from "./module.wasm" with {};
export { ns };
