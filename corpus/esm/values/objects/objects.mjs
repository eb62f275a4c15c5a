export const memory = new WebAssembly.Memory({ initial: 1, maximum: 2 });
export const table = new WebAssembly.Table({ element: "anyfunc", initial: 1 });
export const tag = new WebAssembly.Tag({ parameters: ["i32"] });
export const number = 1;
export const object = {};
export const absent = undefined;
