import { f } from "./copied.wasm";
export const g = f;
