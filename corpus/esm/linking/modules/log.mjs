export const log = [];
export const own = () => { log.push("own start"); };
export const given = () => { log.push("given start"); };
