export const url = import.meta.url.replace(/[^/]*$/, "module.wasm");
