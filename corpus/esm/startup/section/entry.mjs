import { value } from "./entry.wasm";
import { log } from "./log.mjs";
log.push("importer");
export const seen = value;
