export const start = () => { log.push("static"); };
