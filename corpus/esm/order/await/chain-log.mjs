export const log = [];
export const a = () => { log.push("a"); };
export const b = () => { log.push("b"); };
export const c = () => { log.push("c"); };
