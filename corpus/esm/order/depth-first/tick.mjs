import "./tick-before.mjs";
import "./tick.wasm";
import { log } from "./tick-log.mjs";
log.push("after");
