export const log = [];
export const shared = () => { log.push("shared"); };
