import {} from "./unused.wasm";
