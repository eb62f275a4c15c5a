import "./before.mjs";
import "./of-script.wasm";
