// META: title=A clone made by another realm's structuredClone is that realm's Module
// META: global=window,dedicatedworker,jsshell
// META: requires=createRealm
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/realms.js

// A clone made by another realm's structuredClone is that realm's Module.

"use strict";

// One object is of one realm; a clone a realm over the same code is an instance of the class there.
// SPEC web-api/#serialization
// REQ R-014
test(() => {
  const other = create_realm();
  assert_implements_optional("structuredClone" in other.global, "the host's realms have no structuredClone");
  const module = everything_module().compile();
  other.global.module = other.global.structuredClone(module);
  assert_true(other.global.eval("module instanceof WebAssembly.Module"));
  assert_made_in(other, other.global.module, "WebAssembly.Module");
  assert_false(other.global.module instanceof WebAssembly.Module);
  assert_equals(other.global.eval("new WebAssembly.Instance(module).exports.f(1)"), 2);
}, "into another realm");

test(() => {
  const [first, second] = [create_realm(), create_realm()];
  assert_implements_optional("structuredClone" in first.global, "the host's realms have no structuredClone");
  const module = new first.WebAssembly.Module(everything_module().toBytes());
  const clone = second.global.structuredClone({module});
  assert_made_in(second, clone, "Object");
  assert_made_in(second, clone.module, "WebAssembly.Module");
  const back = first.global.structuredClone(clone.module);
  assert_made_in(first, back, "WebAssembly.Module");
  assert_not_equals(back, module);
}, "from a realm into another and back");

test(() => {
  const other = create_realm();
  assert_implements_optional("structuredClone" in other.global, "the host's realms have no structuredClone");
  const memory = new WebAssembly.Memory({initial: 1});
  const {buffer} = memory;
  assert_made_in(other, thrown_by(() => other.global.structuredClone(buffer, {transfer: [buffer]})), "TypeError");
  assert_attached(buffer, PAGE);
  const copy = other.global.structuredClone(buffer);
  assert_made_in(other, copy, "ArrayBuffer");
}, "the refusal to detach a memory's buffer is a TypeError of the realm that was asked");
