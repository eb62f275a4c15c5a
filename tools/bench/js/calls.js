// calls.js: a crossing of the border between JavaScript and wasm, or the same in JavaScript alone, done so often; prints
// the number that comes of it.
//
//     touchstone-ref js calls.js MODULE WHAT TIMES      MODULE is calls.wat; WHAT one of those below
"use strict";
const [, path, what, times] = scriptArgs;
const successor = n => n + 1 | 0;
const instance = new WebAssembly.Instance(new WebAssembly.Module(readbuffer(path)), { host: { successor } });
const { memory } = instance.exports;

class Plain {
  #held = memory.buffer;
  get buffer() {
    return this.#held;
  }
}

// Calls F so often, each time with what it gave before.
const calls = f => {
  let n = 0;
  for (let left = Number(times); left; left--) n = f(n);
  return n;
};

// Reads the attribute so often; counts how often it is what it was.
const reads = object => {
  const { buffer } = object;
  let n = 0;
  for (let left = Number(times); left; left--) if (object.buffer === buffer) n++;
  return n;
};

const all = {
  "export": () => calls(instance.exports.successor),
  "function": () => calls(successor),
  "import": () => instance.exports.loop(Number(times)),
  "memory": () => reads(memory),
  "accessor": () => reads(new Plain()),
};
print(`i32:${all[what]()}`);
