import source from "./default.mjs";
import { source as wasm } from "./other.mjs";
export { source as js, wasm };
