export const log = [];
export const start = () => { log.push("start"); };
