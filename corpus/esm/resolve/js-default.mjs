import none from "./ac.wasm";
