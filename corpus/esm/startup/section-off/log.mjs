export const log = [];
export const start = () => { log.push("start"); };
export const second = () => { log.push("second"); };
