export const log = [];
export const run = () => { log.push("start"); };
