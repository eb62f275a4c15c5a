import { none } from "./good.wasm";
import "./invalid.wasm";
