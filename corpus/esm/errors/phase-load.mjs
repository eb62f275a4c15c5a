import "./before.mjs";
import "./good.wasm";
import "./invalid.wasm";
