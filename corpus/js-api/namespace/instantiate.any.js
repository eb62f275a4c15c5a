// META: title=WebAssembly.instantiate
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/assertions.js
// Shows both overloads: which one is taken, what each resolves to, when imports are read and when the start function runs.

"use strict";

const EMPTY = new WasmModule().toBytes();

// A module that imports m.f, calls it in its start function, and exports it again as f.
function starting() {
  const builder = new WasmModule();
  const f = builder.importFunction("m", "f", [], []);
  const start = builder.func({code: [op.call(f)]});
  return builder.export("f", "function", f).start(start).toBytes();
}

async function microtasks(count, log) {
  for (let i = 0; i < count; i++) await undefined;
  log.push("microtasks");
}

// SPEC js-api/#dom-webassembly-instantiate
promise_test(async () => {
  const promise = WebAssembly.instantiate(EMPTY);
  assert_equals(Object.getPrototypeOf(promise), Promise.prototype);
  const result = await promise;
  assert_equals(Object.getPrototypeOf(result), Object.prototype);
  assert_array_equals(Reflect.ownKeys(result), ["instance", "module"]);
  for (const key of ["module", "instance"]) {
    assert_descriptor(result, key, {writable: true, enumerable: true, configurable: true});
  }
  assert_equals(Object.getPrototypeOf(result.module), WebAssembly.Module.prototype);
  assert_equals(Object.getPrototypeOf(result.instance), WebAssembly.Instance.prototype);
}, "bytes: resolves to a plain object of instance and module, in the order of a dictionary");

// SPEC js-api/#dom-webassembly-instantiate-moduleobject-importobject
promise_test(async () => {
  const promise = WebAssembly.instantiate(new WebAssembly.Module(EMPTY));
  assert_equals(Object.getPrototypeOf(promise), Promise.prototype);
  assert_equals(Object.getPrototypeOf(await promise), WebAssembly.Instance.prototype);
}, "Module: resolves to an Instance");

promise_test(async () => {
  const module = new WebAssembly.Module(EMPTY);
  const [a, b] = await Promise.all([WebAssembly.instantiate(module), WebAssembly.instantiate(module)]);
  assert_not_equals(a, b);
  assert_not_equals(a.exports, b.exports);
}, "Module: each call makes an instance");

promise_test(async t => {
  for (const value of [
    undefined,
    null,
    true,
    1,
    "",
    Symbol(),
    1n,
    {},
    [],
    () => {},
    WebAssembly,
    WebAssembly.Module,
    Object.create(WebAssembly.Module.prototype),
    Promise.resolve(EMPTY),
  ]) {
    const promise = WebAssembly.instantiate(value);
    assert_true(promise instanceof Promise);
    await promise_rejects_js(t, TypeError, promise);
  }
  await promise_rejects_js(t, TypeError, WebAssembly.instantiate());
}, "neither bytes nor a Module: rejected with TypeError");

promise_test(async () => {
  const module = new WebAssembly.Module(EMPTY);
  Object.setPrototypeOf(module, null);
  assert_true((await WebAssembly.instantiate(module)) instanceof WebAssembly.Instance);
}, "a Module without its prototype is a Module");

promise_test(async t => {
  for (const value of [null, true, 1, "x", Symbol(), 1n]) {
    await promise_rejects_js(t, TypeError, WebAssembly.instantiate(EMPTY, value), "bytes");
    await promise_rejects_js(t, TypeError, WebAssembly.instantiate(new WebAssembly.Module(EMPTY), value), "Module");
  }
}, "an import object that is no object: rejected with TypeError, also where nothing is imported");

promise_test(async () => {
  await WebAssembly.instantiate(EMPTY, undefined);
  await WebAssembly.instantiate(new WebAssembly.Module(EMPTY), undefined);
  await WebAssembly.instantiate(EMPTY, () => {});
}, "undefined and functions are fine as an import object");

promise_test(async t => {
  await promise_rejects_js(t, WebAssembly.CompileError, WebAssembly.instantiate(new Uint8Array()));
  await promise_rejects_js(t, WebAssembly.CompileError, WebAssembly.instantiate(new Uint8Array(), {}));
}, "bytes: what does not compile is rejected with CompileError");

promise_test(async t => {
  const log = [];
  await promise_rejects_js(
    t,
    WebAssembly.CompileError,
    WebAssembly.instantiate(new Uint8Array(), logging({}, log, "imports")),
  );
  assert_array_equals(log, []);
}, "bytes: the import object is not read when compilation fails");

promise_test(async () => {
  const bytes = EMPTY.slice();
  const promise = WebAssembly.instantiate(bytes);
  bytes.fill(0);
  await promise;
}, "bytes: they are copied before instantiate returns");

promise_test(async t => {
  const bytes = EMPTY.slice();
  await promise_rejects_js(
    t,
    WebAssembly.CompileError,
    WebAssembly.instantiate(
      bytes,
      {},
      {
        get builtins() {
          bytes[0] = 1;
          return [];
        },
      },
    ),
  );
}, "bytes: they are copied after the options are read");

// SPEC js-api/#asynchronously-instantiate-a-webassembly-module
promise_test(async t => {
  const module = new WebAssembly.Module(starting());
  const log = [];
  const promise = WebAssembly.instantiate(module, logging({m: {f() {}}}, log, "imports"));
  assert_array_equals(log, ["get imports.m"]);
  await promise;
  assert_array_equals(log, ["get imports.m"]);
}, "Module: imports are read before instantiate returns, and only once");

promise_test(async t => {
  const module = new WebAssembly.Module(starting());
  const error = new EvalError();
  await promise_rejects_exactly(
    t,
    error,
    WebAssembly.instantiate(module, {
      get m() {
        throw error;
      },
    }),
  );
  await promise_rejects_js(t, TypeError, WebAssembly.instantiate(module), "no import object");
  await promise_rejects_js(t, TypeError, WebAssembly.instantiate(module, {}), "no m");
  await promise_rejects_js(t, WebAssembly.LinkError, WebAssembly.instantiate(module, {m: {}}), "no f");
}, "Module: what reading the imports throws is the reason");

promise_test(async () => {
  const log = [];
  const module = new WebAssembly.Module(starting());
  const refused = WebAssembly.instantiate(module, {}).catch(() => log.push("refused"));
  await Promise.all([refused, microtasks(100, log)]);
  assert_array_equals(log, ["refused", "microtasks"]);
}, "Module: a failure to read the imports is rejected at once, not in a task");

promise_test(async () => {
  const log = [];
  const module = new WebAssembly.Module(starting());
  const instantiated = WebAssembly.instantiate(module, {
    m: {
      f() {
        log.push("start");
      },
    },
  }).then(() => log.push("instance"));
  log.push("synchronous");
  await Promise.all([instantiated, microtasks(100, log)]);
  assert_array_equals(log, ["synchronous", "microtasks", "start", "instance"]);
}, "Module: the start function runs in a later task, behind all microtasks");

promise_test(async t => {
  const module = new WebAssembly.Module(starting());
  const error = new EvalError();
  await promise_rejects_exactly(
    t,
    error,
    WebAssembly.instantiate(module, {
      m: {
        f() {
          throw error;
        },
      },
    }),
  );
}, "Module: what the start function throws is the reason");

promise_test(async t => {
  const builder = new WasmModule();
  builder.start(builder.func({code: [op.unreachable]}));
  await promise_rejects_js(t, WebAssembly.RuntimeError, WebAssembly.instantiate(builder.compile()));
  await promise_rejects_js(t, WebAssembly.RuntimeError, WebAssembly.instantiate(builder.toBytes()));
}, "a start function that traps: rejected with RuntimeError");

promise_test(async t => {
  const builder = new WasmModule();
  builder.importMemory("m", "mem", {initial: 2});
  const imports = {m: {mem: new WebAssembly.Memory({initial: 1})}};
  const log = [];
  const failed = WebAssembly.instantiate(builder.compile(), imports).catch(e => {
    log.push("failed");
    return e;
  });
  const [error] = await Promise.all([failed, microtasks(100, log)]);
  assert_equals(error.constructor, WebAssembly.LinkError);
  assert_array_equals(log, ["microtasks", "failed"]);
}, "Module: a type that does not match is found in the task and is a LinkError");

// SPEC js-api/#instantiate-a-promise-of-a-module
promise_test(async () => {
  const log = [];
  const promise = WebAssembly.instantiate(
    starting(),
    logging(
      {
        m: {
          f() {
            log.push("start");
          },
        },
      },
      log,
      "imports",
    ),
  );
  log.push("synchronous");
  await promise;
  assert_array_equals(log, ["synchronous", "get imports.m", "start"]);
}, "bytes: imports are read once the module is compiled");

promise_test(async () => {
  const log = [];
  const imports = {
    get m() {
      queueMicrotask(() => log.push("microtask"));
      return {
        f() {
          log.push("start");
        },
      };
    },
  };
  await WebAssembly.instantiate(starting(), imports);
  assert_array_equals(log, ["microtask", "start"]);
}, "bytes: the start function runs in a later task than the reading of imports");

promise_test(async t => {
  const error = new EvalError();
  await promise_rejects_exactly(
    t,
    error,
    WebAssembly.instantiate(starting(), {
      get m() {
        throw error;
      },
    }),
  );
  await promise_rejects_js(t, TypeError, WebAssembly.instantiate(starting()), "no import object");
  await promise_rejects_js(t, WebAssembly.LinkError, WebAssembly.instantiate(starting(), {m: {f: 1}}), "no function");
  await promise_rejects_exactly(
    t,
    error,
    WebAssembly.instantiate(starting(), {
      m: {
        f() {
          throw error;
        },
      },
    }),
    "start",
  );
}, "bytes: what reading imports or starting throws is the reason");

promise_test(async () => {
  const imports = {m: {}};
  const promise = WebAssembly.instantiate(starting(), imports);
  imports.m.f = () => {};
  await promise;
}, "bytes: what the import object gets after the call is seen");

promise_test(async () => {
  let called = 0;
  const imports = {
    m: {
      f() {
        called++;
      },
    },
  };
  const promise = WebAssembly.instantiate(new WebAssembly.Module(starting()), imports);
  imports.m.f = () => {
    called += 100;
  };
  delete imports.m;
  await promise;
  assert_equals(called, 1);
}, "Module: what becomes of the import object after the call is not seen");

promise_test(async () => {
  const result = await WebAssembly.instantiate(starting(), {m: {f() {}}});
  const again = await WebAssembly.instantiate(result.module, {m: {f() {}}});
  assert_not_equals(again.exports.f, result.instance.exports.f);
}, "the module of the result can be instantiated again");

// The result of bytes is resolved as an ordinary object: `then` on Object.prototype would be called, but none is there.
promise_test(async () => {
  const {instance} = await WebAssembly.instantiate(starting(), {m: {f() {}}});
  assert_true(Object.isFrozen(instance.exports));
}, "bytes: the instance's exports are frozen");
