export const log = [];
export const waiting = () => { log.push("waiting"); };
export const sibling = () => { log.push("sibling"); };
