import source again from "./counter.wasm";
export { again };
