export const given = new WebAssembly.Global({ value: "f64", mutable: true }, 1);
