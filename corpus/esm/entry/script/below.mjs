log.push("below");
export const start = () => { log.push("start"); };
