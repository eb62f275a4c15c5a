const one = () => 1;
export { one as "wasm", one as "wasm-js", one as "Wasm:x", one as "wasm:f", one as "wasm:", one as "wasm-js:f" };
