// The builtins of js-string, each imported into one instance and exported in a wrapper, beside functions that make, read
// and write arrays of 16-bit units.
const JS_STRING = (() => {
  const STRING = ref_of(EXTERNREF);
  const array = 0;
  return {
    cast: [[EXTERNREF], [STRING]],
    test: [[EXTERNREF], [I32]],
    fromCharCodeArray: [[ref_null_of(array), I32, I32], [STRING]],
    intoCharCodeArray: [[EXTERNREF, ref_null_of(array), I32], [I32]],
    fromCharCode: [[I32], [STRING]],
    fromCodePoint: [[I32], [EXTERNREF]],
    charCodeAt: [[EXTERNREF, I32], [I32]],
    codePointAt: [[EXTERNREF, I32], [I32]],
    length: [[EXTERNREF], [I32]],
    concat: [[EXTERNREF, EXTERNREF], [STRING]],
    substring: [[EXTERNREF, I32, I32], [STRING]],
    equals: [[EXTERNREF, EXTERNREF], [I32]],
    compare: [[EXTERNREF, EXTERNREF], [I32]],
  };
})();

// All but fromCodePoint, whose result the text gives as externref where others read (ref extern): it has a file of its own.
const JS_STRING_COMMON = Object.keys(JS_STRING).filter(name => name !== "fromCodePoint");

function js_string_module(names = JS_STRING_COMMON) {
  const builder = new WasmModule();
  const array = builder.rawType([0x5e, 0x77, 1]); // (array (mut i16))
  const indices = new Map();
  for (const [name, [params, results]] of names.map(name => [name, JS_STRING[name]])) {
    indices.set(name, builder.importFunction("wasm:js-string", name, params, results));
  }
  for (const [name, [params, results]] of names.map(name => [name, JS_STRING[name]])) {
    builder.func({
      params,
      results,
      code: [params.map((_, i) => op.local_get(i)), op.call(indices.get(name))],
      export: name,
    });
    builder.export(`builtin ${name}`, "function", indices.get(name));
  }
  builder.func({
    params: [I32],
    results: [ref_of(array)],
    code: [op.local_get(0), op.array_new_default(array)],
    export: "make",
  });
  builder.func({
    params: [ref_null_of(array), I32],
    results: [I32],
    code: [op.local_get(0), op.local_get(1), 0xfb, 0x0d, array],
    export: "get",
  });
  builder.func({
    params: [ref_null_of(array), I32, I32],
    code: [op.local_get(0), op.local_get(1), op.local_get(2), 0xfb, 0x0e, array],
    export: "set",
  });
  return builder;
}

function js_string_instance(names) {
  return new WebAssembly.Instance(js_string_module(names).compile({builtins: ["js-string"]}), {}).exports;
}
