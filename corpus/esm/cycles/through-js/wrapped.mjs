import { f } from "./wrapped.wasm";
export const g = () => f();
