import source, { another } from "./default.mjs";
export const comma = [source, another];
