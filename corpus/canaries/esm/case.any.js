// META: title=Canary: every subtest on modules fails on purpose
// META: global=window,dedicatedworker,jsshell
// META: requires=esm

// An adapter for which one of them passes cannot see that a module evaluated to something else.

"use strict";

promise_test(async () => { assert_equals((await import("./one.wasm")).one(), 2); }, "a value of a module that differs");
promise_test(() => import("./malformed.wasm"), "a module that is refused");
