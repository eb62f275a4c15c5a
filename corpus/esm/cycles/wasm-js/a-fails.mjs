import { value } from "./b-fails.wasm";
export const one = value;
