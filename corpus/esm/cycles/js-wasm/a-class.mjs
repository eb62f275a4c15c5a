import "./b-class.wasm";
export class x {}
