import { log } from "./log.mjs";
log.push("a1");
export const value = 1;
