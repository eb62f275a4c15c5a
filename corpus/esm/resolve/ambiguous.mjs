import { a } from "./two-stars.mjs";
