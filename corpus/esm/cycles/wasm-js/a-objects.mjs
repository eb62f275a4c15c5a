import { call } from "./b-objects.wasm";
export const memory = new WebAssembly.Memory({ initial: 1 });
export const table = new WebAssembly.Table({ initial: 1, element: "anyfunc" });
export const tag = new WebAssembly.Tag({ parameters: [] });
export const counter = new WebAssembly.Global({ value: "i32", mutable: true }, 7);
export const f = () => 6;
