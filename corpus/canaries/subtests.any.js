// META: title=Canary: every subtest fails on purpose
// META: global=window,dedicatedworker,jsshell

// An adapter for which one of them passes cannot see that a subtest failed.

"use strict";

const bytes = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);

test(() => { assert_true(false); }, "an assertion that does not hold");
test(() => { assert_equals(WebAssembly.Module.exports(new WebAssembly.Module(bytes)).length, 1); }, "a value that differs");
test(() => { throw new Error("on purpose"); }, "an error");
test(() => { assert_throws_js(TypeError, () => new WebAssembly.Module(bytes)); }, "an error that does not come");
test(() => { assert_throws_js(TypeError, () => new WebAssembly.Module(new Uint8Array(8))); }, "another error");
promise_test(() => WebAssembly.compile(new Uint8Array(8)), "a promise that is rejected");
promise_test(async () => { assert_equals((await WebAssembly.instantiate(bytes)).instance, null); }, "a value behind a promise");
async_test(t => { Promise.resolve().then(t.step_func(() => { assert_unreached("on purpose"); })); }, "an assertion later");
