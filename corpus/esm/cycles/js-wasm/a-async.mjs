import { call } from "./b-async.wasm";
export async function f() {}
export const result = call();
