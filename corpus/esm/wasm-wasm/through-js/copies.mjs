import { constant, counter, f } from "./bottom.wasm";
export const number = constant;
export const mutable = counter;
export const call = f;
