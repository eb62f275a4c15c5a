import source x, { y } from "./empty.wasm";
