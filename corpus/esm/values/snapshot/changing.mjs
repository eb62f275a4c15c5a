export const first = new WebAssembly.Global({ value: "i32", mutable: true }, 1);
export let counter = first;
export let number = 10;
export function replace() {
  counter = new WebAssembly.Global({ value: "i32", mutable: true }, 2);
  number = 11;
}
