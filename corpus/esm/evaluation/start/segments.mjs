export const values = [];
export const push = value => { values.push(value); };
