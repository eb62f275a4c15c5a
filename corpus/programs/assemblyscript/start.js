// Runs start.wasm as a host does that knows AssemblyScript's convention: memory first, _start once, then other exports.
const imports = {
  env: {
    print(pointer, length) {
      host.print(`print: ${String.fromCharCode(...new Uint16Array(exports.memory.buffer, pointer, length))}`);
    },
    abort() { throw new Error("aborted"); },
  },
};
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(host.bytes("start.wasm")), imports);
host.print(`before: ${exports.times()}`);
exports._start();
host.print(`after: ${exports.times()}`);
exports._start();
host.print(`again: ${exports.times()}`);
