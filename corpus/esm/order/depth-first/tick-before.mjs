import { log } from "./tick-log.mjs";
log.push("before");
Promise.resolve().then(() => { log.push("microtask"); });
