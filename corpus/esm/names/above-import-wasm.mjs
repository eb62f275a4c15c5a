import "./before.mjs";
import "./import-wasm.wasm";
