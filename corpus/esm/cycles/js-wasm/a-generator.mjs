import { call } from "./b-generator.wasm";
export function* f() {}
export const result = call();
