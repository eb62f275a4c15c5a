import { log } from "./order-log.mjs";
log.push("first");
export const x = 1;
