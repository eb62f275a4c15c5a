import "./twice.wasm";
import * as twice from "./twice.wasm";
export * from "./twice.wasm";
