export const log = [];
export const failure = new Error("a dependency");
export const start = () => { log.push("start"); };
