// META: title=WebAssembly.compileStreaming and instantiateStreaming
// META: global=window,dedicatedworker
// META: requires=Response
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/assertions.js
// Shows each check of a response, in both functions, and what they resolve to.

"use strict";

const EMPTY = new WasmModule().toBytes();
const TYPE = {headers: {"Content-Type": "application/wasm"}};
const response = (bytes = EMPTY, init = TYPE) => new Response(bytes, init);

for (const name of ["compileStreaming", "instantiateStreaming"]) {
  const run = (...args) => WebAssembly[name](...args);

  // SPEC web-api/#streaming-modules
  test(() => {
    assert_descriptor(WebAssembly, name, {writable: true, enumerable: true, configurable: true});
    assert_function(WebAssembly[name], name, 1);
  }, `${name}: attributes, name and length`);

  // SPEC web-api/#compile-a-potential-webassembly-response
  promise_test(async () => {
    const promise = run(response());
    assert_equals(Object.getPrototypeOf(promise), Promise.prototype);
    await promise;
  }, `${name}: a Response is taken`);

  promise_test(async () => {
    await run(Promise.resolve(response()));
    await run(new Promise(resolve => setTimeout(() => resolve(response()), 1)));
    await run({
      then(resolve) {
        resolve(response());
      },
    });
  }, `${name}: a promise of a Response, and any thenable, is taken`);

  promise_test(async t => {
    for (const value of [
      undefined,
      null,
      1,
      "x",
      {},
      EMPTY,
      EMPTY.buffer,
      Response,
      Object.create(Response.prototype),
      [response()],
    ]) {
      await promise_rejects_js(t, TypeError, run(value));
      await promise_rejects_js(t, TypeError, run(Promise.resolve(value)));
    }
    await promise_rejects_js(t, TypeError, run());
  }, `${name}: what is no Response: TypeError`);

  promise_test(async t => {
    const error = new EvalError();
    await promise_rejects_exactly(t, error, run(Promise.reject(error)));
  }, `${name}: a rejected promise hands on its reason`);

  promise_test(async () => {
    for (const type of [
      "application/wasm",
      "APPLICATION/WASM",
      "Application/Wasm",
      " application/wasm",
      "application/wasm ",
      "\tapplication/wasm\t ",
    ]) {
      await run(response(EMPTY, {headers: {"Content-Type": type}}));
    }
  }, `${name}: the MIME type in any case, with blanks around it`);

  for (const type of [
    "",
    "application/wasm;",
    "application/wasm; charset=utf-8",
    "application/wasm;x=y",
    "application/wasm,application/wasm",
    "application/octet-stream",
    "text/html",
    "application/javascript",
    "application/ wasm",
    "application/wasm2",
    "wasm",
    "application\\wasm",
  ]) {
    promise_test(
      async t => {
        await promise_rejects_js(t, TypeError, run(response(EMPTY, {headers: {"Content-Type": type}})));
      },
      `${name}: the MIME type ${JSON.stringify(type)} is a TypeError`,
    );
  }

  promise_test(async t => {
    await promise_rejects_js(t, TypeError, run(new Response(EMPTY)), "none");
    await promise_rejects_js(t, TypeError, run(new Response("\0asm")), "the text's own");
    const headers = new Headers();
    headers.append("Content-Type", "application/wasm");
    headers.append("Content-Type", "application/wasm");
    await promise_rejects_js(t, TypeError, run(response(EMPTY, {headers})), "twice");
  }, `${name}: no MIME type, or two: TypeError`);

  for (const status of [200, 201, 226, 299]) {
    promise_test(async () => {
      await run(response(EMPTY, {status, ...TYPE}));
    }, `${name}: status ${status} is ok`);
  }
  for (const status of [300, 301, 400, 404, 418, 500, 599]) {
    promise_test(async t => {
      await promise_rejects_js(t, TypeError, run(response(EMPTY, {status, ...TYPE})));
    }, `${name}: status ${status} is a TypeError`);
  }

  promise_test(async t => {
    await promise_rejects_js(t, TypeError, run(Response.error()));
  }, `${name}: a network error is a TypeError`);

  promise_test(async t => {
    const used = response();
    await used.arrayBuffer();
    await promise_rejects_js(t, TypeError, run(used), "used");
    const locked = response();
    locked.body.getReader();
    await promise_rejects_js(t, TypeError, run(locked), "locked");
    const twice = response();
    await run(twice);
    await promise_rejects_js(t, TypeError, run(twice), "by an earlier call");
  }, `${name}: a body that is used or locked: TypeError`);

  promise_test(async () => {
    const r = response();
    assert_false(r.bodyUsed);
    await run(r);
    assert_true(r.bodyUsed);
  }, `${name}: the body is used up`);

  promise_test(async t => {
    for (const r of [response(EMPTY, {}), response(EMPTY, {status: 404, ...TYPE})]) {
      await promise_rejects_js(t, TypeError, run(r));
      assert_false(r.bodyUsed);
    }
  }, `${name}: a response that is refused keeps its body`);

  promise_test(async t => {
    await promise_rejects_js(t, WebAssembly.CompileError, run(response(new Uint8Array())), "empty");
    await promise_rejects_js(t, WebAssembly.CompileError, run(response(null)), "null");
    await promise_rejects_js(t, WebAssembly.CompileError, run(response("text")), "text");
    await promise_rejects_js(t, WebAssembly.CompileError, run(response(EMPTY.subarray(0, 7))), "cut short");
    await promise_rejects_js(
      t,
      WebAssembly.CompileError,
      run(response(new Uint8Array([...EMPTY, 127, 0]))),
      "trailing bytes",
    );
  }, `${name}: what does not compile: CompileError`);

  promise_test(async t => {
    const bytes = new WasmModule().custom("x", [1, 2, 3]).toBytes();
    const chunks = body =>
      new ReadableStream({
        start(controller) {
          for (const byte of body) controller.enqueue(new Uint8Array([byte]));
          controller.close();
        },
      });
    await run(response(chunks(bytes)));
    await promise_rejects_js(t, WebAssembly.CompileError, run(response(chunks(bytes.subarray(0, 12)))));
  }, `${name}: a body in chunks of one byte`);

  promise_test(async t => {
    const error = new EvalError();
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(EMPTY.slice());
      },
      pull(controller) {
        controller.error(error);
      },
    });
    await promise_rejects_exactly(t, error, run(response(stream)));
  }, `${name}: a body that fails hands on its reason`);

  promise_test(async t => {
    const args = options => (name === "compileStreaming" ? [response(), options] : [response(), undefined, options]);
    for (const options of [1, "x", true]) await promise_rejects_js(t, TypeError, run(...args(options)));
    await promise_rejects_js(t, WebAssembly.CompileError, run(...args({builtins: ["js-string", "js-string"]})));
    const error = new EvalError();
    await promise_rejects_exactly(
      t,
      error,
      run(
        ...args({
          get builtins() {
            throw error;
          },
        }),
      ),
    );
    const log = [];
    run(...args(logging({}, log, "options"))).catch(() => {});
    assert_array_equals(log, ["get options.builtins", "get options.importedStringConstants"], "before it returns");
  }, `${name}: options are converted at the call and hold for the module`);
}

// SPEC web-api/#dom-webassembly-compilestreaming
promise_test(async () => {
  const module = await WebAssembly.compileStreaming(response());
  assert_equals(Object.getPrototypeOf(module), WebAssembly.Module.prototype);
}, "compileStreaming resolves to a Module");

// SPEC web-api/#dom-webassembly-instantiatestreaming
promise_test(async () => {
  const result = await WebAssembly.instantiateStreaming(response());
  assert_array_equals(Object.keys(result).sort(), ["instance", "module"]);
  assert_equals(Object.getPrototypeOf(result.module), WebAssembly.Module.prototype);
  assert_equals(Object.getPrototypeOf(result.instance), WebAssembly.Instance.prototype);
}, "instantiateStreaming resolves to a module and an instance");

function starting() {
  const builder = new WasmModule();
  builder.start(builder.importFunction("m", "f", [], []));
  return builder.toBytes();
}

promise_test(async t => {
  for (const value of [null, 1, "x", true])
    await promise_rejects_js(t, TypeError, WebAssembly.instantiateStreaming(response(), value));
  const error = new EvalError();
  await promise_rejects_js(t, TypeError, WebAssembly.instantiateStreaming(response(starting())));
  await promise_rejects_js(t, WebAssembly.LinkError, WebAssembly.instantiateStreaming(response(starting()), {m: {}}));
  await promise_rejects_exactly(
    t,
    error,
    WebAssembly.instantiateStreaming(response(starting()), {
      m: {
        f() {
          throw error;
        },
      },
    }),
  );
}, "instantiateStreaming: the import object is read and the start function runs as in instantiate");

promise_test(async () => {
  const log = [];
  const promise = WebAssembly.instantiateStreaming(
    response(starting()),
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
  assert_array_equals(log, []);
  await promise;
  assert_array_equals(log, ["get imports.m", "start"]);
}, "instantiateStreaming: the import object is read once the module is compiled");

promise_test(async () => {
  const bytes = new WasmModule().custom("a", [7]).toBytes();
  const module = await WebAssembly.compileStreaming(response(bytes));
  assert_array_equals(new Uint8Array(WebAssembly.Module.customSections(module, "a")[0]), [7]);
}, "compileStreaming keeps the bytes for customSections");
