export { memory, table, tag, f, counter, vector, f as other, f as default } from "./bottom.wasm";
