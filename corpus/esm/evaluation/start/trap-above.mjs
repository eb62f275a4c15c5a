import "./trap.wasm";
import { log } from "./trap-log.mjs";
log.push("above");
