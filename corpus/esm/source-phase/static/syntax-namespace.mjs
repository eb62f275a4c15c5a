import source * as x from "./empty.wasm";
