import "./b-let.wasm";
export let x = 1;
