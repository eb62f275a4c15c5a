// A host that follows conventions of start-up in plain JavaScript, on any engine: what ref/startup does in C. Programs are
// fetched; they import "./log.mjs" "step", which notes its argument.
"use strict";

// The sections of a module's bytes, and what start-up wants to know of its functions. Modules of the cases alone are read.
class Reader {
  constructor(bytes, at = 0, end = bytes.length) { Object.assign(this, {bytes, at, end}); }
  byte() {
    if (this.at >= this.end) throw new RangeError("unexpected end");
    return this.bytes[this.at++];
  }
  u32() {
    let n = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      if (shift === 28 && byte > 15) break;
      n += (byte & 127) * 2 ** shift;
      if (byte < 128) return n;
    }
    throw new RangeError("integer too large");
  }
  skip() {
    const n = this.u32();
    this.at += n;
  }
  list(item) { return Array.from({length: this.u32()}, item); }
}

function* sections(bytes) {
  for (const reader = new Reader(bytes, 8); reader.at < reader.end;) {
    const start = reader.at, id = reader.byte(), size = reader.u32();
    yield {id, start, contents: reader.at, end: reader.at += size};
  }
}

// Whether each function has neither parameters nor results.
function function_types(bytes) {
  const found = [];
  let types = [];
  for (const {id, contents, end} of sections(bytes)) {
    const reader = new Reader(bytes, contents, end);
    const values = () => reader.list(() => reader.byte()).length;
    if (id === 1) types = reader.list(() => (reader.byte(), values() + values() === 0));
    if (id === 2) {
      reader.list(() => {
        reader.skip();
        reader.skip();
        if (reader.byte() !== 0) throw new TypeError("cases import functions alone");
        found.push(types[reader.u32()]);
      });
    }
    if (id === 3) found.push(...reader.list(() => types[reader.u32()]));
  }
  return found;
}

function leb(n) {
  return n < 128 ? [n] : [n & 127 | 128, ...leb(n >>> 7)];
}

// The module with function INDEX as one more export, called NAME.
function with_export(bytes, index, name) {
  const entry = [name.length, ...Array.from(name, c => c.charCodeAt(0)), 0, ...leb(index)];
  const out = [...bytes.subarray(0, 8)];
  let done = false;
  const add = (count, rest) => {
    const contents = [...leb(count + 1), ...rest, ...entry];
    out.push(7, ...leb(contents.length), ...contents);
    done = true;
  };
  for (const {id, start, contents, end} of sections(bytes)) {
    if (!done && id > 7) add(0, []);
    const reader = new Reader(bytes, contents, end);
    if (id === 7) add(reader.u32(), bytes.subarray(reader.at, end));
    else out.push(...bytes.subarray(start, end));
  }
  if (!done) add(0, []);
  return Uint8Array.from(out);
}

// The section "startup": {func, mode}, null for none, or a text that says what is wrong with it.
function read_section(module, bytes) {
  const found = WebAssembly.Module.customSections(module, "startup");
  if (!found.length) return null;
  if (found.length > 1) return "two sections";
  const reader = new Reader(new Uint8Array(found[0]));
  try {
    const func = reader.u32(), mode = reader.byte(), types = function_types(bytes);
    if (reader.at !== reader.end) return "trailing bytes";
    if (mode > 1) return "unknown mode";
    if (func >= types.length) return "index out of bounds";
    return types[func] ? {func, mode: ["after", "fresh"][mode]} : "wrong type";
  } catch (e) {
    return e.message;
  }
}

const SECOND = "touchstone:second";

// A program: instances are made, shown to HOOK with the memory that they export, and entered, as its convention says.
class Program {
  constructor(bytes, {section = false, hook = () => {}, imports = {}} = {}) {
    this.log = [];
    this.fault = null;
    this.hook = hook;
    this.imports = {"./log.mjs": {step: n => { this.log.push(n); }}, ...imports};
    this.module = new WebAssembly.Module(bytes);
    const functions = WebAssembly.Module.exports(this.module).filter(({kind}) => kind === "function").map(({name}) => name);
    const has = name => functions.includes(name);
    const reactor = ["_initialize", "__wasi_unstable_reactor_start"].find(has);
    const second = section ? read_section(this.module, bytes) : null;
    if (typeof second === "string") {
      this.fault = second;
    } else if (second) {
      this.module = new WebAssembly.Module(with_export(bytes, second.func, SECOND));
      this.entry = SECOND;
      this.fresh = second.mode === "fresh";
    } else if (has("_start") && reactor) {
      this.fault = "command and reactor";
    } else if (has("_start")) {
      this.entry = "_start";
      this.command = true;
    } else {
      this.entry = [reactor, "__wasm_call_ctors"].find(name => name && has(name));
    }
    this.napi = functions.some(name => /^(_napi_register|napi_register_wasm_v)/.test(name));
  }

  // An instance that the hook knows; entered, if ENTER.
  introduce(enter) {
    const instance = new WebAssembly.Instance(this.module, this.imports);
    if (this.fault) return instance;
    const {memory} = instance.exports;
    if (this.hook(instance, memory instanceof WebAssembly.Memory ? memory : undefined) === false) return instance;
    if (enter && this.entry) instance.exports[this.entry]();
    return instance;
  }

  // Runs the program once.
  run() {
    if (this.command) return void this.introduce(true);
    this.kept ??= this.introduce(!this.fresh);
    if (this.fresh) this.introduce(true);
  }

  // The instance whose exports are to be called.
  instance() {
    if (this.command) return this.introduce(false);
    return this.kept ??= this.introduce(!this.fresh);
  }
}

async function program(file, options) {
  const response = await fetch(file);
  return new Program(new Uint8Array(await response.arrayBuffer()), options);
}
