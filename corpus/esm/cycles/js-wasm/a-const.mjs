import "./b-const.wasm";
export const x = 1;
