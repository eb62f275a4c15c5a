import "./b-default.wasm";
export default 1;
