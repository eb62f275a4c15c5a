import { log } from "./order-log.mjs";
log.push("third");
export const x = 1;
