import "./before.mjs";
import "./export-wasm.wasm";
