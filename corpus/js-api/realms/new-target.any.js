// META: title=new.target decides on the prototype, its realm where it has none
// META: global=window,dedicatedworker,jsshell
// META: requires=createRealm
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/realms.js

// new.target decides on the prototype, its realm where it has none.

"use strict";

// WebIDL: the prototype is new.target's; if that is no object, it is the interface's in the realm of new.target.
// SPEC js-api/#dom-memory-memory; js-api/#dom-module-module; js-api/#dom-instance-instance
// REQ R-009
const MAKERS = {
  Module: () => [new WasmModule().toBytes()],
  Instance: () => [new WasmModule().compile()],
  Memory: () => [{initial: 1}],
  Table: () => [{element: "anyfunc", initial: 1}],
  Global: () => [{value: "i32"}, 1],
  Tag: () => [{parameters: []}],
  Exception: () => [new WebAssembly.Tag({parameters: []}), []],
};

for (const [name, args] of Object.entries(MAKERS)) {
  for (const none of [undefined, null, 1, "prototype"]) {
    test(() => {
      const other = create_realm();
      const target = run_in(other, [], "return function () {}");
      target.prototype = none;
      const object = Reflect.construct(WebAssembly[name], args(), target);
      assert_made_in(other, object, `WebAssembly.${name}`);
    }, `${name}: new.target of another realm with the prototype ${none}`);
  }

  test(() => {
    const other = create_realm();
    const target = run_in(other, [], "return function () {}");
    const object = Reflect.construct(WebAssembly[name], args(), target);
    assert_equals(Object.getPrototypeOf(object), target.prototype);
  }, `${name}: new.target of another realm with a prototype`);

  test(() => {
    const other = create_realm();
    const object = Reflect.construct(WebAssembly[name], args(), other.WebAssembly[name]);
    assert_made_in(other, object, `WebAssembly.${name}`);
  }, `${name}: the other realm's class as new.target`);

  test(() => {
    const other = create_realm();
    const bound = run_in(other, [], "const f = function () {}; f.prototype = null; return f.bind()");
    const object = Reflect.construct(WebAssembly[name], args(), bound);
    assert_made_in(other, object, `WebAssembly.${name}`);
    const proxy = run_in(other, [], "return function () {}");
    proxy.prototype = null;
    assert_made_in(other, Reflect.construct(WebAssembly[name], args(), new Proxy(proxy, {})), `WebAssembly.${name}`);
  }, `${name}: a bound function and a proxy lead to the realm of their target`);
}

// Everything but the object itself stays in the realm of the constructor.
test(() => {
  const other = create_realm();
  const memory = Reflect.construct(WebAssembly.Memory, [{initial: 1}], other.WebAssembly.Memory);
  assert_made_in(other, memory, "WebAssembly.Memory");
  assert_made_in(HERE, memory.buffer, "ArrayBuffer");
}, "a Memory's buffer is of the constructor's realm");

test(() => {
  const other = create_realm();
  const error = thrown_by(() => Reflect.construct(WebAssembly.Memory, [{}], other.WebAssembly.Memory));
  assert_made_in(HERE, error, "TypeError");
}, "errors are of the constructor's realm");

for (const name of ["CompileError", "LinkError", "RuntimeError"]) {
  // SPEC js-api/#error-objects
  test(() => {
    const other = create_realm();
    const target = run_in(other, [], "return function () {}");
    target.prototype = undefined;
    assert_made_in(other, Reflect.construct(WebAssembly[name], ["text"], target), `WebAssembly.${name}`);
    assert_made_in(HERE, WebAssembly[name]("text"), `WebAssembly.${name}`);
  }, `${name}: new.target of another realm`);
}
