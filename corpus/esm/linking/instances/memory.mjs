export default new WebAssembly.Memory({ initial: 1 });
