export const again = [];
export function start() {
  again.push(import("./self.wasm"));
}
