export const memory = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
export const js_tag = WebAssembly.JSTag;
export const failure = { what: "thrown" };
export const raise = () => { throw failure; };
