export const calls = [];
export function call(resolve) {
  calls.push(resolve);
  resolve("resolved by wasm");
}
