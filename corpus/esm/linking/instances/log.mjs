export const log = [];
export const f = () => { log.push("start"); };
