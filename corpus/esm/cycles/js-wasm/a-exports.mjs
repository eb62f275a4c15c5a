import { memory, table, tag, constant, counter, bump } from "./b-exports.wasm";
export { memory, table, tag, constant, counter, bump };
export function hoisted() {}
export const seen = [memory, table, tag, constant, counter];
