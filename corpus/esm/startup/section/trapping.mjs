import "./trapping.wasm";
import { log } from "./trapping-log.mjs";
log.push("importer");
