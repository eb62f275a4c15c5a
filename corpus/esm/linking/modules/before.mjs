import { log } from "./load-log.mjs";
log.push("before");
