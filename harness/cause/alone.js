// What follows runs by itself, in any JavaScript shell with WebAssembly.
"use strict";
var say = typeof console === "object" && console && console.log ? function (text) { console.log(text); } : print;
var outcome, words = "";

function bytes(hex) {
  var all = new Uint8Array(hex.length / 2);
  for (var i = 0; i < all.length; i++)
    all[i] = parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return all;
}

// What scripts of the core test suite may import.
function spectest() {
  function nothing() {}
  function value(type, number) { return new WebAssembly.Global({ value: type }, number); }
  var all = { print: nothing, print_i32: nothing, print_i64: nothing, print_f32: nothing, print_f64: nothing,
    print_i32_f32: nothing, print_f64_f64: nothing };
  all.global_i32 = value("i32", 666);
  all.global_f32 = value("f32", 666.6);
  all.global_f64 = value("f64", 666.6);
  if (typeof BigInt === "function")
    all.global_i64 = value("i64", BigInt(666));
  all.table = new WebAssembly.Table({ initial: 10, maximum: 20, element: "anyfunc" });
  all.memory = new WebAssembly.Memory({ initial: 1, maximum: 2 });
  return all;
}

var registry = { spectest: spectest() }, instances = {};

function make(id, hex) {
  instances[""] = new WebAssembly.Instance(new WebAssembly.Module(bytes(hex)), registry).exports;
  instances[id] = instances[""];
  return "linked";
}

function name_it(name, id) { registry[name] = instances[id]; }

// Calls, or reads, one export by way of a module that gives numbers as bits.
function run(id, hex) {
  var way = new WebAssembly.Instance(new WebAssembly.Module(bytes(hex)), { m: instances[id] });
  return way.exports.run();
}

function hex_of(number, digits) {
  var text = BigInt.asUintN(4 * digits, BigInt(number)).toString(16);
  while (text.length < digits)
    text = "0" + text;
  return text;
}

// A NaN by its class, as specifications do; another number by its bits.
function float_of(type, number) {
  var digits = type === "f32" ? 8 : 16, fraction = type === "f32" ? 23 : 52;
  var bits = BigInt.asUintN(4 * digits, BigInt(number)), one = BigInt(1);
  var rest = bits & ((one << BigInt(fraction)) - one), quiet = one << BigInt(fraction - 1);
  var exponent = (bits >> BigInt(fraction)) & ((one << BigInt(4 * digits - 1 - fraction)) - one);
  if (exponent !== (one << BigInt(4 * digits - 1 - fraction)) - one || rest === BigInt(0))
    return type + ":0x" + hex_of(bits, digits);
  return type + ":nan:" + (rest === quiet ? "canonical" : rest & quiet ? "arithmetic" : "0x" + rest.toString(16));
}

function show(types, result) {
  var values = result === undefined ? [] : Array.isArray(result) ? result : [result], text = "returned";
  for (var i = 0, k = 0; i < types.length; i++) {
    var type = types[i], value = values[k++];
    if (type === "f32" || type === "f64")
      text += " " + float_of(type, value);
    else if (type === "v128")
      text += " v128:0x" + hex_of(value, 16) + hex_of(values[k++], 16);
    else if (type === "ref")
      text += value === null ? " ref.null" : " ref";
    else
      text += " " + type + ":" + value;
  }
  return text;
}

function failure(error) {
  words = error && error.message !== undefined ? error.name + ": " + error.message : String(error);
  if (error instanceof WebAssembly.RuntimeError)
    return "trapped";
  if (error instanceof WebAssembly.CompileError)
    return "invalid";
  if (error instanceof WebAssembly.LinkError)
    return "unlinkable";
  if (typeof WebAssembly.Exception === "function" && error instanceof WebAssembly.Exception)
    return "threw wasm-exception";
  if (error instanceof RangeError || (error && error.name === "InternalError"))
    return "exhausted";
  return "threw " + (error && error.name);
}

function observe(step) {
  try {
    outcome = step();
  } catch (error) {
    outcome = failure(error);
  }
}

function before(step) {
  try {
    step();
  } catch (error) {
    say("(before: " + failure(error) + ": " + words + ")");
  }
  words = "";
}

// Whether the outcome is one of DUE, in which * stands for anything. Engines word traps in their own way: WORDS_SEEN are those
// that were taken for another trap.
function is_due(due, words_seen) {
  return due.some(function (one) {
    if (/^trapped/.test(one))
      return outcome === "trapped" && (!words_seen || words.indexOf(words_seen) < 0);
    if (/^(malformed|invalid)/.test(one))
      return outcome === "invalid";
    var pattern = one.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*").replace(/\?/g, ".");
    return new RegExp("^" + pattern + "$").test(outcome);
  });
}

function judge(due, words_seen) {
  var good = is_due(due, words_seen);
  say("due:  " + due.join(" or "));
  say("seen: " + outcome + (words ? " (" + words + ")" : ""));
  say(good ? "as due" : "NOT AS DUE");
  if (typeof process === "object" && process)
    process.exitCode = good ? 0 : 1;
}
