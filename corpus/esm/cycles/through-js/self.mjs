export { f } from "./self.wasm";
