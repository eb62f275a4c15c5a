import { get } from "./b-function.wasm";
export const result = get();
export function f() {
  return 1;
}
