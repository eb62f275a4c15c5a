import "./before.mjs";
import "./type-2.wasm";
import "./behind.mjs";
