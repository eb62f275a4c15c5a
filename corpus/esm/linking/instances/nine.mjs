export { n as default } from "./nine.wasm";
