import "./a.wasm";
import "./b.mjs";
import "./c.wasm";
import { log } from "./log.mjs";
log.push("entry");
