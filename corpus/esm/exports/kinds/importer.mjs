import { func, memory, table, tag, i32, i64 } from "./kinds.wasm";
import * as all from "./kinds.wasm";
export { func, memory, table, tag, i32, i64, all };
export function assign() {
  i32 = 1;
}
