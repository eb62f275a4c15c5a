import "./before.mjs";
import "./good.wasm";
import { none } from "./good.wasm";
