import source from "./default.mjs";
export { source as js };
export { source as wasm } from "./other.mjs";
export { source as escaped } from "./escaped.mjs";
export { comma } from "./comma.mjs";
