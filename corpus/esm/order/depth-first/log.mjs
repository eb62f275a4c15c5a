export const log = [];
export const a = () => { log.push("a"); };
export const a2 = () => { log.push("a2"); };
export const c = () => { log.push("c"); };
