import "./waiting.wasm";
import "./sibling.wasm";
import { log } from "./log.mjs";
log.push("entry");
