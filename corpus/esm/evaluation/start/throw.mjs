export const failure = { what: "an object" };
export const raise = () => { throw failure; };
