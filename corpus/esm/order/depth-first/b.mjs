import { log } from "./log.mjs";
import "./a.wasm";
log.push("b");
