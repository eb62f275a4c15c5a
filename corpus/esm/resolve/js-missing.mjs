import { none } from "./ab.wasm";
