import source source from "./default.mjs";
