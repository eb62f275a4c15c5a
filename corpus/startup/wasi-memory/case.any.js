// META: title=WASI gets the memory first
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/startup.js
// A host of WASI in JavaScript: the hook hands it the exported memory, and refuses what exports none.

"use strict";

// WASI as far as the programs use it: it writes down what is written.
class Wasi {
  text = "";
  imports = {wasi_snapshot_preview1: {fd_write: (fd, iovs, n, size) => this.fd_write(fd, iovs, n, size)}};
  hook = (instance, memory) => {
    if (!memory) throw new WebAssembly.LinkError("no memory is exported");
    this.memory = memory;
  };
  fd_write(fd, iovs, n, size) {
    if (!this.memory) throw new TypeError("WASI has no memory yet");
    const view = new DataView(this.memory.buffer);
    let written = 0;
    for (let i = 0; i < n; i++) {
      const at = view.getUint32(iovs + 8 * i, true), len = view.getUint32(iovs + 8 * i + 4, true);
      for (const byte of new Uint8Array(this.memory.buffer, at, len)) this.text += String.fromCharCode(byte);
      written += len;
    }
    view.setUint32(size, written, true);
    return 0;
  }
}

// REQ E-006
promise_test(async () => {
  const wasi = new Wasi();
  (await program("program.wasm", wasi)).run();
  assert_equals(wasi.text, "hi\n");
}, "a command writes by the memory that was handed over before it was called");

// REQ E-007
promise_test(async () => {
  const wasi = new Wasi(), command = await program("early.wasm", wasi);
  assert_throws_js(TypeError, () => command.run());
  assert_equals(wasi.text, "");
}, "within instantiation no call reaches it");

// REQ E-007
promise_test(async () => {
  const wasi = new Wasi(), command = await program("none.wasm", wasi);
  assert_throws_js(WebAssembly.LinkError, () => command.run());
}, "without an exported memory _start is not called");
