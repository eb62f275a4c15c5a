// META: title=The small things that glue code needs
// META: global=window,dedicatedworker
// META: requires=atob
// META: requires=performance
// META: requires=crypto
// META: requires=URL
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// Shows atob and btoa, performance.now, crypto.getRandomValues over memory of wasm, and URL as far as modules are found.

"use strict";

function assert_dom_exception(name, action) {
  const e = thrown_by(action);
  assert_equals(e.name, name);
  assert_true(e instanceof DOMException, `${name} is a DOMException`);
}

// SPEC html/#atob
test(() => {
  for (const [plain, coded] of [
    ["", ""],
    ["a", "YQ=="],
    ["ab", "YWI="],
    ["abc", "YWJj"],
    ["\0\xff\x80", "AP+A"],
    ["?>~", "Pz5+"],
  ]) {
    assert_equals(btoa(plain), coded);
    assert_equals(atob(coded), plain);
  }
  assert_equals(atob("YQ"), "a");
  assert_equals(atob(" Y W\tI\n"), "ab");
  assert_equals(atob("YR=="), "a", "bits that are left over do not count");
  assert_equals(btoa(null), "bnVsbA==");
}, "atob and btoa: Base64 both ways, blanks and padding");

test(() => {
  for (const bad of ["a", "YQ=", "YQ===", "Y=Q=", "YW*I", "YWJjZ", "=", "\u20ac"])
    assert_dom_exception("InvalidCharacterError", () => atob(bad));
  assert_dom_exception("InvalidCharacterError", () => btoa("\u0100"));
  assert_throws_js(TypeError, () => atob());
}, "atob and btoa: what is not Base64, or no byte, is an InvalidCharacterError");

test(() => {
  const bytes = new WasmModule().toBytes();
  const coded = btoa(String.fromCharCode(...bytes));
  assert_equals(coded, "AGFzbQEAAAA=");
  new WebAssembly.Module(Uint8Array.from(atob(coded), c => c.charCodeAt(0)));
}, "a module goes through Base64");

// SPEC hr-time/#dom-performance-now
test(() => {
  const first = performance.now();
  assert_equals(typeof first, "number");
  assert_true(first >= 0);
  let last = first;
  for (let i = 0; i < 1000; i++) {
    const now = performance.now();
    assert_true(now >= last);
    last = now;
  }
}, "performance.now never goes back");

// SPEC webcrypto/#dom-crypto-getrandomvalues
test(() => {
  const memory = new WebAssembly.Memory({initial: 1});
  const view = new Uint8Array(memory.buffer, 100, 64);
  assert_equals(crypto.getRandomValues(view), view);
  const all = new Uint8Array(memory.buffer);
  assert_true(
    all.slice(100, 164).some(b => b !== 0),
    "it is filled",
  );
  assert_true(all.slice(0, 100).every(b => b === 0) && all.slice(164).every(b => b === 0), "and nothing beside it");
}, "getRandomValues fills a view of the memory of wasm, and only that");

test(() => {
  for (const View of [Int8Array, Uint8ClampedArray, Int16Array, Uint32Array, BigInt64Array, BigUint64Array]) {
    const view = new View(16);
    assert_equals(crypto.getRandomValues(view), view);
  }
  crypto.getRandomValues(new Uint8Array(65536));
  crypto.getRandomValues(new Uint8Array(0));
}, "getRandomValues takes views of integers up to 65,536 bytes");

test(() => {
  for (const View of [Float32Array, Float64Array])
    assert_dom_exception("TypeMismatchError", () => crypto.getRandomValues(new View(4)));
  assert_equals(thrown_by(() => crypto.getRandomValues(new DataView(new ArrayBuffer(4)))).name, "TypeMismatchError");
  assert_equals(thrown_by(() => crypto.getRandomValues(new Uint8Array(65537))).name, "QuotaExceededError");
  for (const value of [undefined, null, 1, [], {}, new ArrayBuffer(4)])
    assert_throws_js(TypeError, () => crypto.getRandomValues(value));
}, "getRandomValues: floats, too many bytes, or no view");

// SPEC url/#dom-url-url
test(() => {
  const base = "http://example.test/a/b/c.mjs?q#f";
  for (const [input, expected] of [
    ["./d.wasm", "http://example.test/a/b/d.wasm"],
    ["../d.wasm", "http://example.test/a/d.wasm"],
    ["/d.wasm", "http://example.test/d.wasm"],
    ["d.wasm?x=1#y", "http://example.test/a/b/d.wasm?x=1#y"],
    ["?x", "http://example.test/a/b/c.mjs?x"],
    ["#g", "http://example.test/a/b/c.mjs?q#g"],
    ["", "http://example.test/a/b/c.mjs?q"],
    ["../../../../d", "http://example.test/d"],
    ["//other.test/d", "http://other.test/d"],
    ["file:///x/../y.wasm", "file:///y.wasm"],
    ["a b", "http://example.test/a/b/a%20b"],
    ["HTTP://EXAMPLE.test:80/%7e/./x", "http://example.test/%7e/x"],
  ]) {
    assert_equals(new URL(input, base).href, expected, input);
  }
}, "URL resolves as module specifiers are resolved");

test(() => {
  for (const [input, base] of [["x"], ["./x", "x"], [""], ["http://"], ["./x", "data:text/plain,x"]])
    assert_throws_js(TypeError, () => new URL(input, base));
  assert_throws_js(TypeError, () => URL("http://example.test/"));
}, "what is no URL is a TypeError");

test(() => {
  const url = new URL("http://user@example.test:8080/p/q.wasm?a=1#h");
  assert_array_equals(
    [url.protocol, url.host, url.hostname, url.port, url.pathname, url.search, url.hash, url.origin],
    ["http:", "example.test:8080", "example.test", "8080", "/p/q.wasm", "?a=1", "#h", "http://example.test:8080"],
  );
  assert_equals(String(url), url.href);
  assert_equals(new URL("file:///a/b.wasm").pathname, "/a/b.wasm");
}, "a URL gives its parts");
