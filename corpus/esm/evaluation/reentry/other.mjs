export const log = [];
export const other = [];
export function start() {
  other.push(import("./second.wasm"));
  log.push("first");
}
export function second() {
  log.push("second");
}
