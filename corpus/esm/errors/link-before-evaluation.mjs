import "./type.wasm";
import { none } from "./before.mjs";
