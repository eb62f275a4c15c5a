import "./b-vector.wasm";
export const x = 1;
