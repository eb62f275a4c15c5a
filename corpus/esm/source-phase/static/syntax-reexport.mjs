export source x from "./empty.wasm";
