export const parsed = () => { log.push("parsed"); };
