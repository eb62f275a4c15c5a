import { log } from "./chain-log.mjs";
await null;
log.push("wait");
export const f = () => {};
