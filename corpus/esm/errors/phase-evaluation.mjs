import "./before-2.mjs";
import "./type-2.wasm";
import "./behind.mjs";
