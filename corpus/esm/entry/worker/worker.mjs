import { five } from "./five.wasm";
postMessage(`wasm below: ${five()}`);
