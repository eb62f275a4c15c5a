import "./b-arrow.wasm";
export const x = () => 1;
