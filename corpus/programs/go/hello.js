// Runs hello.wasm by wasm_exec.js as Go ships it.
host.load("wasm_exec.js");
globalThis.go = new Go();
WebAssembly.instantiate(host.bytes("hello.wasm"), go.importObject).then(({ instance }) => go.run(instance));
