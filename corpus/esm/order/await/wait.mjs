import { log } from "./log.mjs";
log.push("wait begins");
for (let i = 0; i < 10; i++) await null;
log.push("wait ends");
export const value = 1;
