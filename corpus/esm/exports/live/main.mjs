import { count, increment } from "./main.wasm";
export const read = () => count;
export { increment };
