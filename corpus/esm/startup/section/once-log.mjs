export const log = [];
export const second = () => { log.push("second"); };
