import { failure } from "./failure.mjs";
export const value = 1;
await null;
throw failure;
