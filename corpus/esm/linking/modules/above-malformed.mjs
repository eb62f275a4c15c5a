import "./before.mjs";
import "./of-malformed.wasm";
