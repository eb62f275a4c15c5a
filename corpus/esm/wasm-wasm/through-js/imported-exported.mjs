import { f as g } from "./bottom.wasm";
export { g };
