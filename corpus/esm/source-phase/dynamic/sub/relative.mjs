export const relative = () => import.source("../counter.wasm");
