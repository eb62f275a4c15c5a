import { failure } from "./failure.mjs";
export const x = 1;
throw failure;
