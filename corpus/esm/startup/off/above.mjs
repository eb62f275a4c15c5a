import { called } from "./conventions-2.wasm";
export const before = called();
export { called };
