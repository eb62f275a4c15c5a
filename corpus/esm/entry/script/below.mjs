log.push("below");
export const start = () => { log.push("start"); };
export const parsed = () => { log.push("parsed"); };
