export const start = () => { postMessage("started by wasm"); };
