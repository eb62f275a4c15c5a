export * from "./ab.wasm";
export const b = () => 22;
export const own = 1;
