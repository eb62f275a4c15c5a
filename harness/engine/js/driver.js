// engine/js/driver.js: replays the steps of a lowered script through the JavaScript API of WebAssembly. It runs in any
// shell or page; engine/lower_js.h says what it is given and what it prints. It uses no more of the engine than the
// script needs: BigInt only for i64, memories only for f32, f64 and v128, casts only for aggregates.
function touchstone(script) {
  "use strict";

  // ---- output: whole lines, gone from this process before the next step begins ----

  function node_writer() {
    const fs = require("fs");
    const pause = new Int32Array(new SharedArrayBuffer(4));
    return (text) => {
      let bytes = Buffer.from(text + "\n");
      while (bytes.length) {
        try {
          bytes = bytes.subarray(fs.writeSync(1, bytes));
        } catch (e) {
          if (e.code !== "EAGAIN") throw e;
          Atomics.wait(pause, 0, 0, 1);
        }
      }
    };
  }

  function writer() {
    if (typeof process === "object" && typeof require === "function") return node_writer();
    if (typeof print === "function") return (text) => print(text);
    return (text) => console.log(text);
  }

  // ---- modules ----

  const digits = new Uint8Array(128);
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    .split("").forEach((digit, i) => { digits[digit.charCodeAt(0)] = i; });

  function decode(base64) {
    const padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
    const bytes = new Uint8Array(base64.length / 4 * 3 - padding);
    for (let i = 0, at = 0; at < bytes.length; i += 4) {
      const word = digits[base64.charCodeAt(i)] << 18 | digits[base64.charCodeAt(i + 1)] << 12 |
        digits[base64.charCodeAt(i + 2)] << 6 | digits[base64.charCodeAt(i + 3)];
      bytes[at++] = word >> 16;
      bytes[at++] = word >> 8;
      bytes[at++] = word;
    }
    return bytes;
  }

  function compile(base64) {
    return new WebAssembly.Module(decode(base64));
  }

  // A module is a WebAssembly.Module, or, linked of several, {modules, steps, exports}.
  function compile_step(step) {
    return step.linked ? { ...step.linked, modules: step.linked.modules.map(compile) }
      : compile(step.bytes);
  }

  // The names that MODULE imports from.
  function suppliers(module) {
    if (module instanceof WebAssembly.Module)
      return WebAssembly.Module.imports(module).map((wanted) => wanted.module);
    const wanted = module.steps.flatMap(([, from]) => from);
    return wanted.filter(([, , step]) => step === null).map(([, , , name]) => name);
  }

  // ---- what steps have made ----

  // Each has the step that should have made it ("by") and its "id"; "module" or "exports" where it was made.
  const definitions = [];
  const instances = [];
  const registered = new Map();  // by name
  const imports = Object.create(null);
  let blocked = false;  // whether a registration is of an instance that was not made

  function find(list, id) {
    for (let i = list.length - 1; i >= 0; i--)
      if (id === undefined || list[i].id === id) return list[i];
    return undefined;
  }

  function link_spectest() {
    imports.spectest = Object.create(null);
    script.spectest.forEach((base64, i) => {
      try {
        Object.assign(imports.spectest, new WebAssembly.Instance(compile(base64)).exports);
      } catch (e) {
        if (i === 0) throw e;
      }
    });
  }

  // ---- outcomes ----

  const linked = { outcome: "linked" };

  function given(step) {
    return { outcome: step.outcome, message: step.message };
  }

  function name_of(e) {
    if (typeof WebAssembly.Exception === "function" && e instanceof WebAssembly.Exception)
      return "wasm-exception";
    return e instanceof Error ? String(e.name) : typeof e;
  }

  function thrown(outcome, e) {
    const message = e instanceof Error ? String(e.message) : "";
    return { outcome, class: name_of(e), message: message.slice(0, 1000) };
  }

  // The module of a step as {module}, or the outcome why there is none.
  function define(step) {
    try {
      return { module: compile_step(step) };
    } catch (e) {
      return thrown(e instanceof WebAssembly.CompileError ? "refused" : "threw", e);
    }
  }

  // The first registration that a module imports from and that is of no instance.
  function blocker(module) {
    for (const name of blocked ? suppliers(module) : []) {
      const from = registered.get(name);
      if (from && !from.exports) return from;
    }
    return undefined;
  }

  // What the names of PATH lead to, from what is registered on through maps of exports.
  function supplied(path) {
    const is_map = (item) => typeof item === "object" && Object.getPrototypeOf(item) === null;
    return path.reduce((map, name) => map && is_map(map) ? map[name] : undefined, imports);
  }

  // The exports of the steps MADE, as EXPORTS name them.
  function map_of(exports, made) {
    const map = Object.create(null);
    for (const [name, step, from] of exports)
      map[name] = Array.isArray(step) ? map_of(step, made) : made[step][from];
    return map;
  }

  // The exports of a new instance of MODULE.
  function exports_of(module) {
    if (module instanceof WebAssembly.Module)
      return new WebAssembly.Instance(module, imports).exports;
    const made = [];
    for (const [index, wanted] of module.steps) {
      const given = Object.create(null);
      for (const [from, name, step, ...path] of wanted) {
        given[from] = given[from] || Object.create(null);
        given[from][name] = step === null ? supplied(path) : made[step][path[0]];
      }
      made.push(new WebAssembly.Instance(module.modules[index], given).exports);
    }
    return map_of(module.exports, made);
  }

  // The exports of a new instance as {exports}, or the outcome why there is none.
  function instantiate(module) {
    const from = blocker(module);
    if (from) return { outcome: "blocked", by: from.by };
    try {
      return { exports: exports_of(module) };
    } catch (e) {
      // what is missing altogether, such as a whole module, is a TypeError
      const refused = e instanceof WebAssembly.LinkError || e instanceof TypeError;
      return thrown(refused ? "refused" : "threw", e);
    }
  }

  // ---- values ----

  let memory, view;  // through which wrappers pass numbers
  const SLOT = 16;
  const width = { f32: 4, f64: 8, v128: 16 };  // the types that pass through memory

  function write_memory(address, bits) {
    for (let end = bits.length; end > 0; end -= 8, address += 4)
      view.setUint32(address, parseInt(bits.slice(end - 8, end), 16), true);
  }

  function read_memory(address, type) {
    let bits = "";
    for (let at = address; at < address + width[type]; at += 4)
      bits = view.getUint32(at, true).toString(16).padStart(8, "0") + bits;
    return { type, bits };
  }

  const hosts = [];  // host values by number
  const numbers = new Map();  // and the numbers of host values

  function host(n) {
    if (!(n in hosts)) {
      hosts[n] = Object.create(null);
      numbers.set(hosts[n], n);
    }
    return hosts[n];
  }

  function argument(type, bits) {
    if (type === "i32") return Number(bits);
    if (type === "i64") return BigInt(bits);
    if (bits === "null") return null;
    const number = Number(bits.slice(bits.indexOf(":") + 1));
    return bits.startsWith("host:") ? host(number) : number;
  }

  const identities = new Map();

  function identity(kind, value) {
    if (!identities.has(value)) identities.set(value, identities.size);
    return kind + "#" + identities.get(value);
  }

  let kind_of;  // wasm's own answer

  function aggregate(value) {
    const kinds = ["object", "struct", "array"];
    try {
      if (!kind_of) kind_of = new WebAssembly.Instance(compile(script.classify)).exports.kind;
      return kinds[kind_of(value)];
    } catch (e) {
      return "object";
    }
  }

  function reference(type, value) {
    if (value === null) return "null";
    if (typeof value === "function") return identity("func", value);
    if (typeof value === "number") return "i31:" + value;
    if (numbers.has(value)) return (type === "any" ? "host:" : "extern:") + numbers.get(value);
    return identity(typeof value === "object" ? aggregate(value) : typeof value, value);
  }

  function result(type, value) {
    if (type === "i32") return { type, bits: String(value >>> 0) };
    if (type === "i64") return { type, bits: String(BigInt.asUintN(64, value)) };
    return { type: "ref", form: reference(type, value) };
  }

  // An exception reference is known by what it throws.
  function exception(probe) {
    try {
      probe();
    } catch (e) {
      return { type: "ref", form: identity("exn", e) };
    }
    return { type: "ref", form: "null" };
  }

  // ---- actions ----

  const wrappers = [];  // the compiled module, and instances by what they wrap

  function wrap(index, item) {
    if (!memory) {
      memory = new WebAssembly.Memory({ initial: 1 });
      view = new DataView(memory.buffer);
    }
    if (!wrappers[index])
      wrappers[index] = { module: compile(script.wrappers[index]), instances: new Map() };
    const { module, instances } = wrappers[index];
    if (!instances.has(item))
      instances.set(item, new WebAssembly.Instance(module, { t: { f: item, m: memory } }).exports);
    return instances.get(item);
  }

  // Calls RUN; the results are in the memory and the probes of WRAPPER, and what RUN returns.
  function call(step, run, wrapper) {
    const args = [];
    step.args.forEach(([type, bits], i) => {
      if (wrapper && type in width) write_memory(SLOT * i, bits);
      else if (type !== "none") args.push(argument(type, bits));
    });
    const returned = run(...args);
    const passes = (type) => !wrapper || !(type in width) && type !== "exn";
    const several = step.results.filter(passes).length > 1;
    let next = 0;
    return step.results.map((type, i) => {
      if (passes(type)) return result(type, several ? returned[next++] : returned);
      if (type === "exn") return exception(wrapper["x" + i]);
      return read_memory(SLOT * (step.args.length + i), type);
    });
  }

  function act(step) {
    const instance = find(instances, step.id);
    if (!instance) return { outcome: "failed unknown instance" };
    if (!instance.exports) return { outcome: "blocked", by: instance.by };
    const item = instance.exports[step.field];
    const get = step.op === "get";
    if (get ? !(item instanceof WebAssembly.Global) : typeof item !== "function")
      return { outcome: get ? "failed unknown global" : "failed unknown function" };
    let wrapper;
    try {
      wrapper = step.wrap === undefined ? undefined : wrap(step.wrap, item);
    } catch (e) {
      return { outcome: "unsupported wrapper", message: name_of(e) + ": " + e.message };
    }
    try {
      const run = wrapper ? wrapper.run : get ? () => item.value : item;
      return { outcome: "returned", values: call(get ? { ...step, args: [] } : step, run, wrapper) };
    } catch (e) {
      return thrown("threw", e);
    }
  }

  // ---- steps ----

  const steps = {
    module(step, by) {
      const defined = steps.definition(step, by);
      return steps.instance({ id: step.id }, by, defined);
    },
    definition(step, by) {
      const { module, ...outcome } = step.outcome ? given(step) : define(step);
      definitions.push({ id: step.id, by, module });
      return module ? linked : outcome;
    },
    // DEFINED: the outcome of defining the module, where the same step has done that
    instance(step, by, defined) {
      const of = find(definitions, step.of);
      if (!of) return { outcome: "failed unknown module" };
      const { exports, ...outcome } = of.module ? instantiate(of.module)
        : defined || { outcome: "blocked", by: of.by };
      instances.push({ id: step.id, by, exports });
      return exports ? linked : outcome;
    },
    register(step) {
      const of = find(instances, step.id);
      if (!of) return { outcome: "failed unknown instance" };
      registered.set(step.name, of);
      imports[step.name] = of.exports;
      blocked = blocked || !of.exports;
      return of.exports ? linked : { outcome: "blocked", by: of.by };
    },
    check(step) {
      const { module, ...outcome } = define(step);
      return module ? linked : outcome;
    },
    link(step) {
      const { module, ...outcome } = define(step);
      if (!module) return outcome;
      const { exports, ...linking } = instantiate(module);
      return exports ? linked : linking;
    },
    invoke: act,
    get: act,
  };

  function take(step, i) {
    if (step.outcome && step.op !== "module" && step.op !== "definition") return given(step);
    return steps[step.op](step, i);
  }

  const write = writer();
  link_spectest();
  let before = "";
  script.steps.forEach((step, i) => {
    write(before + '{"begin":' + i + "}");
    before = JSON.stringify({ step: i, ...take(step, i) }) + "\n";
  });
  if (before) write(before.slice(0, -1));
}
