import "./b-tag.wasm";
export const x = new WebAssembly.Tag({ parameters: [] });
