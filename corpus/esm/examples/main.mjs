import {count, increment} from "./counter.wasm";
export const log = [];
log.push(count);
increment();
log.push(count);
