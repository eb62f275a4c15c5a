import "./cycle-b.wasm";
import { log } from "./cycle-log.mjs";
export function f() {
  log.push("wasm");
}
log.push("js begins");
await null;
log.push("js ends");
