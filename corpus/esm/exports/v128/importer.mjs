import { constant } from "./vector.wasm";
export { mutable as renamed } from "./vector.wasm";
export const read = () => constant;
