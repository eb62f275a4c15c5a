export default new WebAssembly.Table({ initial: 1, element: "anyfunc" });
