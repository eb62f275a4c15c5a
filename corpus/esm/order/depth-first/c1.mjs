import { log } from "./log.mjs";
log.push("c1");
export const value = 1;
