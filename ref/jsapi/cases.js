// cases.js: as much of web-platform-tests' testharness.js as the cases of js-api need, so that they run before any package
// is there. Prints a line of TAP a subtest, then the plan. NON-SPEC.
"use strict";

(() => {
  const queue = [], pending = [];
  let count = 0, failed = 0;

  class AssertionError extends Error {}
  class Skipped extends Error {}

  const show = value => {
    try {
      return typeof value === "string" ? JSON.stringify(value) : Object.is(value, -0) ? "-0" : String(value);
    } catch {
      return Object.prototype.toString.call(value);
    }
  };

  const check = (good, text, note) => {
    if (!good) throw new AssertionError((note ? `${note}: ` : "") + text());
  };

  const report = (name, error) => {
    const title = String(name).replace(/[\n#]/g, " ");
    count++;
    if (error === undefined || error instanceof Skipped) {
      print(`ok ${count} - ${title}${error ? ` # SKIP ${error.message}` : ""}`);
      return;
    }
    failed++;
    print(`not ok ${count} - ${title}`);
    print(`# ${String(error)}\n${error?.stack ?? ""}`.trimEnd().replace(/\n/g, "\n# "));
  };

  const promised = f => new Promise((resolve, reject) => {
    try {
      resolve(f());
    } catch (error) {
      reject(error);
    }
  });

  const context = () => {
    const cleanups = [];
    return {
      cleanups,
      t: {
        add_cleanup: f => cleanups.push(f),
        step: f => f(),
        step_func: f => f,
        unreached_func: note => () => assert_unreached(note),
      },
    };
  };

  Object.assign(globalThis, {
    setup() {},
    done() {},

    test(f, name = "untitled") {
      const {t, cleanups} = context();
      try {
        f(t);
        report(name);
      } catch (error) {
        report(name, error ?? "nothing was thrown as an error");
      }
      cleanups.forEach(cleanup => cleanup());
    },

    promise_test(f, name = "untitled") {
      queue.push({f, name});
    },

    async_test(f, name = "untitled") {
      promise_test(() => new Promise((resolve, reject) => {
        const guard = g => (...args) => {
          try {
            return g(...args);
          } catch (error) {
            reject(error);
          }
        };
        const t = {...context().t, step: g => guard(g)(), step_func: guard, done: resolve,
                   step_func_done: g => guard((...args) => (g?.(...args), resolve()))};
        guard(f)(t);
      }), name);
    },

    assert_true: (value, note) => check(value === true, () => `${show(value)} is not true`, note),
    assert_false: (value, note) => check(value === false, () => `${show(value)} is not false`, note),
    assert_equals: (value, due, note) =>
      check(Object.is(value, due), () => `${show(value)} instead of ${show(due)}`, note),
    assert_not_equals: (value, other, note) =>
      check(!Object.is(value, other), () => `${show(value)} twice`, note),
    assert_in_array: (value, list, note) =>
      check(list.includes(value), () => `${show(value)} is not among ${list.map(show)}`, note),
    assert_greater_than: (value, least, note) => check(value > least, () => `${show(value)} <= ${show(least)}`, note),
    assert_array_equals(list, due, note) {
      check(list.length === due.length, () => `${list.length} elements instead of ${due.length}`, note);
      for (let i = 0; i < due.length; i++) {
        check(Object.is(list[i], due[i]), () => `at ${i}: ${show(list[i])} instead of ${show(due[i])}`, note);
      }
    },
    assert_unreached: note => check(false, () => "reached", note),
    assert_throws_js(Type, f, note) {
      let thrown;
      try {
        f();
      } catch (error) {
        thrown = {error};
      }
      check(thrown, () => `no ${Type.name} was thrown`, note);
      check(thrown.error?.constructor === Type && thrown.error.name === Type.name,
            () => `${show(thrown.error)} instead of a ${Type.name}`, note);
    },
    assert_throws_exactly(value, f, note) {
      let thrown;
      try {
        f();
      } catch (error) {
        thrown = {error};
      }
      check(thrown && Object.is(thrown.error, value), () => `${show(thrown?.error)} instead of ${show(value)}`, note);
    },
    assert_throws_dom(name, f, note) {
      let thrown;
      try {
        f();
      } catch (error) {
        thrown = error;
      }
      check(thrown?.name === name, () => `${show(thrown)} instead of a ${name}`, note);
    },
    assert_implements(value, note) {
      check(value, () => "not implemented", note);
    },
    assert_implements_optional(value, note) {
      if (!value) throw new Skipped(note);
    },
    async promise_rejects_js(t, Type, promise, note) {
      const outcome = await promise.then(() => undefined, error => ({error}));
      assert_throws_js(Type, () => {
        if (outcome) throw outcome.error;
      }, note);
    },
    async promise_rejects_exactly(t, value, promise, note) {
      const outcome = await promise.then(() => undefined, error => ({error}));
      assert_throws_exactly(value, () => {
        if (outcome) throw outcome.error;
      }, note);
    },
  });

  // To be called when the case has been loaded: runs the tests that are promises, one after the other.
  globalThis.run_promise_tests = async () => {
    for (const {f, name} of queue) {
      const {t, cleanups} = context();
      try {
        await promised(() => f(t));
        report(name);
      } catch (error) {
        report(name, error ?? "nothing was thrown as an error");
      }
      for (const cleanup of cleanups) await cleanup();
    }
    print(`1..${count}`);
    if (failed) quit(1);
  };
})();
