export const log = [];
export const failure = new Error("rejected");
export const start = () => { log.push("start"); };
