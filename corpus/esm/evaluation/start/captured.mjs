import * as ns from "./captured.wasm";
export function capture() {
  globalThis.captured = { ns };
}
