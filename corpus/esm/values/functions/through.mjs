import { inner } from "./inner.wasm";
export const copy = inner;
