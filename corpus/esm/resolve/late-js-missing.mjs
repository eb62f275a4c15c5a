import "./started.wasm";
import { log } from "./log.mjs";
import { none } from "./ab.wasm";
log.push("late");
