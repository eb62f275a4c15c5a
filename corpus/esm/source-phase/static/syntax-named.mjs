import source { x } from "./empty.wasm";
