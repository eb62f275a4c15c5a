import sourc\u0065 from "./default.mjs";
export { source };
