import "./before.mjs";
import "./module-wasm-js.wasm";
