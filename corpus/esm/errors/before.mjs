import { log } from "./log.mjs";
log.push("before");
export const x = 1;
