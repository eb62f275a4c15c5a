// META: title=Source phase imports
// META: global=window,dedicatedworker,jsshell
// META: requires=esm-source
// Shows what `import source` gives for a WebAssembly module, that it does not link or evaluate it, and how it is written.

"use strict";

// SPEC esm-integration/README#source-phase-imports, esm-integration/#parse-a-webassembly-module
// REQ D-030
promise_test(async () => {
  const {source} = await import("./source.mjs");
  assert_true(source instanceof WebAssembly.Module);
  assert_array_equals(WebAssembly.Module.exports(source).map(({name, kind}) => `${name} ${kind}`), ["memory memory", "next function"]);
  assert_array_equals(WebAssembly.Module.imports(source).map(({module, name}) => `${module} ${name}`), ["./not-there.mjs f"]);
}, "it is the WebAssembly.Module");

// REQ D-030
promise_test(async () => {
  const {source} = await import("./source.mjs");
  const calls = [];
  const imports = {"./not-there.mjs": {f: () => { calls.push("start"); }}};
  const one = new WebAssembly.Instance(source, imports), two = await WebAssembly.instantiate(source, imports);
  assert_array_equals(calls, ["start", "start"]);
  assert_not_equals(one.exports.memory, two.exports.memory);
  assert_array_equals([one.exports.next(), one.exports.next(), two.exports.next()], [1, 2, 1]);
}, "it is instantiated as often as one likes, with imports of one's own, each time with a memory of its own");

promise_test(async () => {
  const {source} = await import("./source.mjs"), other = await import("./other.mjs");
  assert_equals(other.again, source);
}, "every source phase import of a module gives the same object");

promise_test(async () => {
  const {log} = await import("./log.mjs");
  const {source} = await import("./logging.mjs");
  assert_array_equals(log, [], "after the source phase import");
  const ns = await import("./logging.wasm");
  assert_array_equals(log, ["start"], "after the import");
  const instance = new WebAssembly.Instance(source, {"./log.mjs": {start: () => {}}});
  assert_not_equals(instance.exports.memory, ns.memory);
  const {source: later} = await import("./logging-2.mjs");
  assert_equals(later, source);
}, "it does not instantiate the module; a normal import does, apart from other instances");

promise_test(async t => {
  await promise_rejects_js(t, SyntaxError, import("./of-js.mjs"));
}, "a JavaScript module has no source: a SyntaxError");

for (const [file, type] of [["invalid", WebAssembly.CompileError], ["malformed", WebAssembly.CompileError], ["reserved", WebAssembly.LinkError]]) {
  promise_test(t => promise_rejects_js(t, type, import(`./of-${file}.mjs`)), `what is ${file} is a ${type.name} here too`);
}

promise_test(async () => {
  const names = await import("./spellings.mjs");
  for (const [name, value] of Object.entries(names)) {
    if (name.startsWith("source_"))
      assert_true(value instanceof WebAssembly.Module, name);
    else
      assert_equals(value, "a default export", name);
  }
  assert_equals(Object.keys(names).length, 8);
}, "source is a word of the language only there: every spelling");

for (const what of ["named", "namespace", "reexport", "side-effect", "two-names"]) {
  promise_test(t => promise_rejects_js(t, SyntaxError, import(`./syntax-${what}.mjs`)), `only one name can be bound: ${what} is a SyntaxError`);
}
