// META: title=WebAssembly.compile
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// Shows what compile resolves to, how it fails, when it reads its arguments and when it settles.

"use strict";

const EMPTY = new WasmModule().toBytes();

// SPEC js-api/#dom-webassembly-compile
promise_test(async () => {
  const promise = WebAssembly.compile(EMPTY);
  assert_equals(Object.getPrototypeOf(promise), Promise.prototype);
  const module = await promise;
  assert_equals(Object.getPrototypeOf(module), WebAssembly.Module.prototype);
}, "compile gives a promise of a Module");

promise_test(async () => {
  const [a, b] = await Promise.all([WebAssembly.compile(EMPTY), WebAssembly.compile(EMPTY)]);
  assert_not_equals(a, b);
}, "each call makes a new Module");

promise_test(async t => {
  for (const value of [undefined, null, 1, "\0asm", {}, [0, 0x61]]) {
    const promise = WebAssembly.compile(value);
    assert_true(promise instanceof Promise, "no throw, but a promise");
    await promise_rejects_js(t, TypeError, promise);
  }
}, "what is no buffer source gives a promise rejected with TypeError");

promise_test(async t => {
  await promise_rejects_js(t, TypeError, WebAssembly.compile());
}, "no argument gives a promise rejected with TypeError");

// SPEC js-api/#asynchronously-compile-a-webassembly-module
promise_test(async t => {
  await promise_rejects_js(t, WebAssembly.CompileError, WebAssembly.compile(new Uint8Array()));
  await promise_rejects_js(t, WebAssembly.CompileError, WebAssembly.compile(new Uint8Array([...EMPTY, 127, 0])));
}, "a malformed module is rejected with CompileError");

promise_test(async t => {
  const builder = new WasmModule();
  builder.func({results: [I32]});
  await promise_rejects_js(t, WebAssembly.CompileError, WebAssembly.compile(builder.toBytes()));
}, "an invalid module is rejected with CompileError");

promise_test(async () => {
  const bytes = EMPTY.slice();
  const promise = WebAssembly.compile(bytes);
  bytes.fill(0);
  await promise;
}, "the bytes are copied before compile returns");

promise_test(async t => {
  const bytes = EMPTY.slice();
  const promise = WebAssembly.compile(bytes, {
    get builtins() {
      bytes[0] = 1;
      return [];
    },
  });
  await promise_rejects_js(t, WebAssembly.CompileError, promise);
}, "the bytes are copied after the options are read");

promise_test(async t => {
  let buffer = EMPTY.slice().buffer;
  const promise = WebAssembly.compile(buffer);
  buffer.transfer();
  await promise;
}, "detaching the buffer afterwards does not matter");

promise_test(async t => {
  const error = new EvalError();
  await promise_rejects_exactly(
    t,
    error,
    WebAssembly.compile(EMPTY, {
      get importedStringConstants() {
        throw error;
      },
    }),
  );
}, "what an option's getter throws is the reason");

// Compilation ends in a task, so every microtask that is queued by then, and those that they queue, come first.
async function microtasks(count, log) {
  for (let i = 0; i < count; i++) await undefined;
  log.push("microtasks");
}

promise_test(async () => {
  const log = [];
  const compiled = WebAssembly.compile(EMPTY).then(() => log.push("compiled"));
  const others = microtasks(100, log);
  log.push("synchronous");
  await Promise.all([compiled, others]);
  assert_array_equals(log, ["synchronous", "microtasks", "compiled"]);
}, "a Module arrives in a later task, behind all microtasks");

promise_test(async () => {
  const log = [];
  const failed = WebAssembly.compile(new Uint8Array(4)).catch(() => log.push("failed"));
  const others = microtasks(100, log);
  await Promise.all([failed, others]);
  assert_array_equals(log, ["microtasks", "failed"]);
}, "a CompileError arrives in a later task, behind all microtasks");

promise_test(async () => {
  const log = [];
  const refused = WebAssembly.compile(undefined).catch(() => log.push("refused"));
  const others = microtasks(100, log);
  await Promise.all([refused, others]);
  assert_array_equals(log, ["refused", "microtasks"]);
}, "an argument that does not convert is rejected at once");

promise_test(async () => {
  const got = await WebAssembly.compile(EMPTY, undefined, "superfluous");
  assert_true(got instanceof WebAssembly.Module);
}, "superfluous arguments are ignored");

// A promise is resolved as JavaScript resolves one: a property `then` of the Module would be called.
promise_test(async () => {
  WebAssembly.Module.prototype.then = function (resolve) {
    resolve(["then", Object.getPrototypeOf(this) === WebAssembly.Module.prototype]);
  };
  let found;
  try {
    found = await WebAssembly.compile(EMPTY);
  } finally {
    delete WebAssembly.Module.prototype.then;
  }
  assert_array_equals(found, ["then", true]);
}, "a then on Module.prototype is called when the promise is resolved");

// SPEC js-api/#dom-webassembly-compile
const variable = length => {
  const buffer = new ArrayBuffer(length, {maxByteLength: 64});
  new Uint8Array(buffer).set(EMPTY);
  return buffer;
};
promise_test(async () => {
  for (const source of [variable(8), new Uint8Array(variable(8)), new Uint8Array(variable(16), 0, 8)]) {
    assert_true((await WebAssembly.compile(source)) instanceof WebAssembly.Module);
    assert_true((await WebAssembly.instantiate(source)).module instanceof WebAssembly.Module);
    assert_true(new WebAssembly.Module(source) instanceof WebAssembly.Module);
  }
}, "compile, instantiate and Module take resizable buffers and their views");

promise_test(async () => {
  const buffer = variable(8);
  const promise = WebAssembly.compile(buffer);
  buffer.resize(0);
  await promise;
}, "resizing the buffer afterwards does not matter");

if (typeof SharedArrayBuffer === "function") {
  promise_test(async () => {
    const buffer = new SharedArrayBuffer(8);
    new Uint8Array(buffer).set(EMPTY);
    for (const source of [buffer, new Uint8Array(buffer)]) {
      assert_true((await WebAssembly.compile(source)) instanceof WebAssembly.Module);
      assert_true((await WebAssembly.instantiate(source)).module instanceof WebAssembly.Module);
      assert_true(new WebAssembly.Module(source) instanceof WebAssembly.Module);
    }
  }, "compile, instantiate and Module take shared buffers and their views");
}
