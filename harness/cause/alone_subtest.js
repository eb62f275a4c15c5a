// What follows runs by itself, in any JavaScript shell: in place of testharness.js only what one of its subtests takes.
var say = typeof console === "object" && console && console.log ? function (text) { console.log(text); } : print;
var found = false;
if (typeof self === "undefined")
  globalThis.self = globalThis;

function finish(error, name) {
  say((error ? "FAILED: " : "passed: ") + name);
  if (error)
    say(error && error.message !== undefined ? error.name + ": " + error.message : String(error));
  if (typeof process === "object" && process)
    process.exitCode = error ? 1 : 0;
}

var late = [];
var context = {
  add_cleanup: function (step) { late.push(step); },
  step: function (step) { return step(); },
  step_func: function (step) { return step; },
  unreached_func: function (text) { return function () { assert_unreached(text); }; },
  step_timeout: function (step, ms) { return setTimeout(step, ms); },
  done: function () {},
};

function test(step, name) {
  if (name !== WANTED)
    return;
  found = true;
  try {
    step.call(context, context);
    finish(null, name);
  } catch (error) {
    finish(error || new Error("threw " + error), name);
  }
}

function promise_test(step, name) {
  if (name !== WANTED)
    return;
  found = true;
  Promise.resolve().then(function () { return step.call(context, context); })
    .then(function () { finish(null, name); }, function (error) { finish(error || new Error("rejected"), name); });
}

function setup() {}
function done() {}
function fail(text, more) { throw new Error(text + (more ? ": " + more : "")); }
function shown(value) {
  try { return typeof value === "bigint" ? value + "n" : typeof value === "string" ? JSON.stringify(value) : String(value); } catch (e) { return typeof value; }
}
function assert_true(value, more) { if (value !== true) fail("expected true, got " + shown(value), more); }
function assert_false(value, more) { if (value !== false) fail("expected false, got " + shown(value), more); }
function assert_equals(value, due, more) {
  if (!Object.is(value, due))
    fail("expected " + shown(due) + ", got " + shown(value), more);
}
function assert_not_equals(value, other, more) { if (Object.is(value, other)) fail("got " + shown(value), more); }
function assert_in_array(value, all, more) { if (all.indexOf(value) < 0) fail(shown(value) + " is none of them", more); }
function assert_greater_than(value, least, more) { if (!(value > least)) fail(shown(value) + " is not above " + shown(least), more); }
function assert_less_than(value, most, more) { if (!(value < most)) fail(shown(value) + " is not below " + shown(most), more); }
function assert_unreached(more) { fail("reached what cannot be reached", more); }
function assert_implements_optional(value, more) { if (!value) fail("optional, and not here", more); }
function assert_array_equals(value, due, more) {
  assert_equals(value.length, due.length, "length" + (more ? ", " + more : ""));
  for (var i = 0; i < due.length; i++)
    assert_equals(value[i], due[i], "element " + i + (more ? ", " + more : ""));
}
function assert_throws_js(type, step, more) {
  try {
    step.call(undefined);
  } catch (error) {
    if (!error || error.constructor !== type && !(error.name === type.name && error.constructor && error.constructor.name === type.name))
      fail("expected " + type.name + ", got " + shown(error), more);
    return;
  }
  fail("expected " + type.name + ", nothing was thrown", more);
}
function assert_throws_exactly(due, step, more) {
  try {
    step.call(undefined);
  } catch (error) {
    assert_equals(error, due, more);
    return;
  }
  fail("nothing was thrown", more);
}
function promise_rejects_js(unused, type, promise, more) {
  return promise.then(function () { fail("expected " + type.name + ", nothing was rejected", more); },
    function (error) { assert_throws_js(type, function () { throw error; }, more); });
}
function promise_rejects_exactly(unused, due, promise, more) {
  return promise.then(function () { fail("nothing was rejected", more); }, function (error) { assert_equals(error, due, more); });
}
function format_value(value) { return shown(value); }
