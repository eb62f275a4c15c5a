import * as bottom from "./bottom.wasm";
export const { counter } = WebAssembly.namespaceInstance(bottom).exports;
