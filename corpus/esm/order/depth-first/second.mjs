import { log } from "./order-log.mjs";
log.push("second");
export const x = 1, y = 2;
