import "./before.mjs";
import "./of-invalid.wasm";
