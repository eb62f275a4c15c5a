export * from "./star-2.mjs";
