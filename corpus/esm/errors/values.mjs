export const number = 1;
export const memory = new WebAssembly.Memory({ initial: 1 });
export const mutable = new WebAssembly.Global({ value: "i32", mutable: true }, 1);
