import { f } from "./js-b.wasm";
export { f };
