// META: title=The builtin functions of js-string
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/js-string.js
// Shows every builtin of the set js-string but fromCodePoint: what it returns, and where it traps.

"use strict";

const strings = js_string_instance();
const NO_STRINGS = {
  undefined,
  null: null,
  "a Number": 1,
  "a boolean": true,
  "a symbol": Symbol(),
  "a BigInt": 1n,
  "an object": {},
  "a String object": Object("x"),
  "an array": ["x"],
};
const PROBES = [
  "",
  "a",
  "abc",
  "\0",
  "\u00e9",
  "\uffff",
  "\u{1f600}",
  "\ud83d",
  "\ude00",
  "\ude00\ud83d",
  "x".repeat(10000),
];

// An array of wasm that holds the units.
function array(units) {
  const a = strings.make(units.length);
  units.forEach((unit, i) => strings.set(a, i, unit));
  return a;
}

function traps(name, ...rest) {
  for (const [what, value] of Object.entries(NO_STRINGS)) {
    test(() => {
      assert_throws_js(WebAssembly.RuntimeError, () => strings[name](value, ...rest));
    }, `${name}: ${what} is no string, RuntimeError`);
  }
}

// SPEC js-api/#js-string-cast
test(() => {
  for (const s of PROBES) assert_equals(strings.cast(s), s);
}, "cast: a string comes back");
traps("cast");

// SPEC js-api/#js-string-test
test(() => {
  for (const s of PROBES) assert_equals(strings.test(s), 1);
  for (const value of Object.values(NO_STRINGS)) assert_equals(strings.test(value), 0);
}, "test: 1 for strings, 0 for everything else");

// SPEC js-api/#js-string-fromCharCodeArray
test(() => {
  const a = array([0x61, 0x62, 0, 0xffff, 0xd83d, 0xde00]);
  assert_equals(strings.fromCharCodeArray(a, 0, 6), "ab\0\uffff\u{1f600}");
  assert_equals(strings.fromCharCodeArray(a, 0, 1), "a");
  assert_equals(strings.fromCharCodeArray(a, 1, 2), "b");
  assert_equals(strings.fromCharCodeArray(a, 4, 5), "\ud83d");
  assert_equals(strings.fromCharCodeArray(a, 0, 0), "");
  assert_equals(strings.fromCharCodeArray(a, 6, 6), "");
  assert_equals(strings.fromCharCodeArray(array([]), 0, 0), "");
}, "fromCharCodeArray: the units from start to end");

test(() => {
  assert_throws_js(WebAssembly.RuntimeError, () => strings.fromCharCodeArray(null, 0, 0));
  const a = array([1, 2, 3]);
  for (const [start, end] of [
    [1, 0],
    [0, 4],
    [4, 4],
    [3, 2],
    [-1, -1],
    [0, -1],
    [-1, 0],
    [2 ** 31, 3],
  ]) {
    assert_throws_js(WebAssembly.RuntimeError, () => strings.fromCharCodeArray(a, start, end), `${start}, ${end}`);
  }
}, "fromCharCodeArray: null, start behind end, or end behind the array: RuntimeError");

test(() => {
  const a = array([0x61]);
  const s = strings.fromCharCodeArray(a, 0, 1);
  strings.set(a, 0, 0x62);
  assert_equals(s, "a");
}, "fromCharCodeArray: the string is a copy");

// SPEC js-api/#js-string-intoCharCodeArray
test(() => {
  const a = array([1, 2, 3, 4, 5]);
  assert_equals(strings.intoCharCodeArray("ab\uffff", a, 1), 3);
  assert_array_equals(
    [0, 1, 2, 3, 4].map(i => strings.get(a, i)),
    [1, 0x61, 0x62, 0xffff, 5],
  );
  assert_equals(strings.intoCharCodeArray("\u{1f600}", a, 3), 2);
  assert_array_equals(
    [3, 4].map(i => strings.get(a, i)),
    [0xd83d, 0xde00],
  );
  assert_equals(strings.intoCharCodeArray("", a, 5), 0);
  assert_equals(strings.intoCharCodeArray("", array([]), 0), 0);
}, "intoCharCodeArray: writes the units from start on and gives their number");

test(() => {
  const a = array([1, 2, 3]);
  for (const [s, start] of [
    ["abcd", 0],
    ["a", 3],
    ["", 4],
    ["ab", 2],
    ["a", -1],
    ["", -1],
    ["abc", 1],
  ]) {
    assert_throws_js(WebAssembly.RuntimeError, () => strings.intoCharCodeArray(s, a, start), `${s}, ${start}`);
  }
  assert_array_equals(
    [0, 1, 2].map(i => strings.get(a, i)),
    [1, 2, 3],
  );
}, "intoCharCodeArray: what does not fit is a RuntimeError, and nothing is written");

test(() => {
  assert_throws_js(WebAssembly.RuntimeError, () => strings.intoCharCodeArray("", null, 0));
}, "intoCharCodeArray: null is a RuntimeError, also for the empty string");
traps("intoCharCodeArray", array([1]), 0);

// SPEC js-api/#js-string-fromCharCode
test(() => {
  for (const [unit, expected] of [
    [0x61, "a"],
    [0, "\0"],
    [0xffff, "\uffff"],
    [0xd83d, "\ud83d"],
    [0x10061, "a"],
    [-1, "\uffff"],
    [-(2 ** 31), "\0"],
  ]) {
    assert_equals(strings.fromCharCode(unit), expected, String(unit));
  }
}, "fromCharCode: the lowest 16 bits are the unit");

// SPEC js-api/#js-string-charCodeAt
test(() => {
  assert_equals(strings.charCodeAt("abc", 0), 0x61);
  assert_equals(strings.charCodeAt("abc", 2), 0x63);
  assert_equals(strings.charCodeAt("\u{1f600}", 0), 0xd83d);
  assert_equals(strings.charCodeAt("\u{1f600}", 1), 0xde00);
}, "charCodeAt: the unit at the index");

// SPEC js-api/#js-string-codePointAt
test(() => {
  assert_equals(strings.codePointAt("abc", 1), 0x62);
  assert_equals(strings.codePointAt("\u{1f600}", 0), 0x1f600);
  assert_equals(strings.codePointAt("\u{1f600}", 1), 0xde00);
  assert_equals(strings.codePointAt("\ud83d", 0), 0xd83d);
  assert_equals(strings.codePointAt("\ud83dx", 0), 0xd83d);
}, "codePointAt: the character that begins at the index");

for (const name of ["charCodeAt", "codePointAt"]) {
  test(() => {
    for (const [s, index] of [
      ["", 0],
      ["abc", 3],
      ["abc", -1],
      ["abc", -(2 ** 31)],
      ["abc", 2 ** 31 - 1],
    ]) {
      assert_throws_js(WebAssembly.RuntimeError, () => strings[name](s, index), `${index}`);
    }
  }, `${name}: an index beyond the length, taken without sign, is a RuntimeError`);
  traps(name, 0);
}

// SPEC js-api/#js-string-length
test(() => {
  for (const s of PROBES) assert_equals(strings.length(s), s.length);
}, "length: the number of units");
traps("length");

// SPEC js-api/#js-string-concat
test(() => {
  for (const a of PROBES) for (const b of PROBES) assert_equals(strings.concat(a, b), a + b);
  assert_equals(strings.concat("\ud83d", "\ude00"), "\u{1f600}");
}, "concat: one string behind the other");
traps("concat", "x");

for (const [what, value] of Object.entries(NO_STRINGS)) {
  test(() => {
    assert_throws_js(WebAssembly.RuntimeError, () => strings.concat("x", value));
    assert_throws_js(WebAssembly.RuntimeError, () => strings.compare("x", value));
  }, `concat, compare: ${what} in the second place is a RuntimeError`);
}

// SPEC js-api/#js-string-substring
test(() => {
  for (const [start, end, expected] of [
    [0, 3, "abc"],
    [0, 0, ""],
    [1, 2, "b"],
    [0, 4, "abc"],
    [1, 2 ** 31 - 1, "bc"],
    [3, 3, ""],
    [3, 9, ""],
  ]) {
    assert_equals(strings.substring("abc", start, end), expected, `${start}, ${end}`);
  }
  assert_equals(strings.substring("\u{1f600}", 0, 1), "\ud83d");
  assert_equals(strings.substring("", 0, 0), "");
}, "substring: from start to end, end cut to the length");

test(() => {
  for (const [start, end] of [
    [2, 1],
    [3, 0],
    [4, 9],
    [4, 4],
    [-1, 2],
    [-2, -1],
    [-1, -1],
    [2 ** 31 - 1, 2 ** 31 - 1],
  ]) {
    assert_equals(strings.substring("abc", start, end), "", `${start}, ${end}`);
  }
}, "substring: start behind end or behind the string gives the empty string, they are not exchanged");
traps("substring", 0, 0);

// SPEC js-api/#js-string-equals
test(() => {
  for (const a of PROBES) for (const b of PROBES) assert_equals(strings.equals(a, b), a === b ? 1 : 0);
  assert_equals(strings.equals("\u00e9", "e\u0301"), 0, "no normalization");
  assert_equals(strings.equals("x".repeat(500) + "y", "x".repeat(500) + "y"), 1, "by contents");
}, "equals: 1 for equal strings, else 0");

test(() => {
  assert_equals(strings.equals(null, null), 1);
  assert_equals(strings.equals(null, ""), 0);
  assert_equals(strings.equals("", null), 0);
  assert_equals(strings.equals("null", null), 0);
}, "equals: null equals null alone");

for (const [what, value] of Object.entries(NO_STRINGS).filter(([what]) => what !== "null")) {
  test(() => {
    for (const s of ["x", null]) {
      assert_throws_js(WebAssembly.RuntimeError, () => strings.equals(value, s));
      assert_throws_js(WebAssembly.RuntimeError, () => strings.equals(s, value));
    }
    assert_throws_js(WebAssembly.RuntimeError, () => strings.equals(value, value));
  }, `equals: ${what} is neither string nor null, RuntimeError`);
}

// SPEC js-api/#js-string-compare
test(() => {
  for (const a of PROBES) for (const b of PROBES) assert_equals(strings.compare(a, b), a === b ? 0 : a < b ? -1 : 1);
  assert_equals(strings.compare("\uffff", "\u{1f600}"), 1, "by units, not by characters");
  assert_equals(strings.compare("a", "aa"), -1);
  assert_equals(strings.compare("10", "9"), -1, "not as numbers");
}, "compare: -1, 0 or 1 by units");
traps("compare", "x");

// SPEC js-api/#builtins-js-string
test(() => {
  const saved = {};
  const deny = () => {
    throw new EvalError();
  };
  for (const key of ["charCodeAt", "codePointAt", "concat", "substring"]) {
    saved[key] = String.prototype[key];
    String.prototype[key] = deny;
  }
  const {fromCharCode} = String;
  String.fromCharCode = deny;
  let found;
  try {
    found = [
      strings.charCodeAt("a", 0),
      strings.codePointAt("a", 0),
      strings.concat("a", "b"),
      strings.substring("abc", 1, 2),
      strings.fromCharCode(0x61),
    ];
  } finally {
    Object.assign(String.prototype, saved);
    Object.assign(String, {fromCharCode});
  }
  for (const key of Object.keys(saved)) Object.defineProperty(String.prototype, key, {enumerable: false});
  assert_array_equals(found, [97, 97, "ab", "b", "a"]);
}, "what scripts do to String and its prototype has no effect");
