// engine/js/driver.js: replays the steps of a lowered script through the JavaScript API of WebAssembly. It runs in any
// shell, page or worker; engine/lower_js.h says what it is given and what it prints. It uses no more of the engine than
// the script needs: memories only for numbers that pass through them, casts only for aggregates, neither BigInt nor
// functions of several results at all; and of JavaScript the syntax of ECMAScript 5, with typed arrays and Map, which every
// engine with WebAssembly has. WRITE is given lines, without the last end, and returns when they are out of the process.
function touchstone(request, write) {
  "use strict";

  // ---- modules ----

  var digits = new Uint8Array(128);
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    .split("").forEach(function (digit, i) { digits[digit.charCodeAt(0)] = i; });

  function decode(base64) {
    var padding = base64.slice(-2) === "==" ? 2 : base64.slice(-1) === "=" ? 1 : 0;
    var bytes = new Uint8Array(base64.length / 4 * 3 - padding);
    for (var i = 0, at = 0; at < bytes.length; i += 4) {
      var word = digits[base64.charCodeAt(i)] << 18 | digits[base64.charCodeAt(i + 1)] << 12 |
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
    var of = step.linked;
    return of ? { modules: of.modules.map(compile), steps: of.steps, exports: of.exports }
      : compile(step.bytes);
  }

  // The names that MODULE imports from.
  function suppliers(module) {
    if (module instanceof WebAssembly.Module)
      return WebAssembly.Module.imports(module).map(function (wanted) { return wanted.module; });
    var names = [];
    module.steps.forEach(function (step) {
      step[1].forEach(function (wanted) { if (wanted[2] === null) names.push(wanted[3]); });
    });
    return names;
  }

  // ---- what steps have made ----

  // Each has the step that should have made it ("by") and its "id"; "module" or "exports" where it was made.
  var definitions = [];
  var instances = [];
  var registered = new Map();  // by name
  var imports = Object.create(null);
  var blocked = false;  // whether a registration is of an instance that was not made

  function find(list, id) {
    for (var i = list.length - 1; i >= 0; i--)
      if (id === undefined || list[i].id === id) return list[i];
    return undefined;
  }

  function link_spectest() {
    imports.spectest = Object.create(null);
    request.spectest.forEach(function (base64, i) {
      try {
        var exports = new WebAssembly.Instance(compile(base64)).exports;
        Object.keys(exports).forEach(function (name) { imports.spectest[name] = exports[name]; });
      } catch (e) {
        if (i === 0) throw e;
      }
    });
  }

  // ---- outcomes ----

  var linked = { outcome: "linked" };

  function given(step) {
    return { outcome: step.outcome, message: step.message };
  }

  function is_error(e, name) {
    return typeof WebAssembly[name] === "function" && e instanceof WebAssembly[name];
  }

  // Where the host has no class for exceptions of wasm they are known by being no errors: no script throws anything else.
  function name_of(e) {
    if (is_error(e, "Exception")) return "wasm-exception";
    if (e instanceof Error) return String(e.name);
    return typeof WebAssembly.Exception === "function" ? typeof e : "wasm-exception";
  }

  function thrown(outcome, e) {
    var message = e instanceof Error ? String(e.message) : "";
    return { outcome: outcome, class: name_of(e), message: message.slice(0, 1000) };
  }

  // The module of a step as {module}, or the outcome why there is none.
  function define(step) {
    try {
      return { module: compile_step(step) };
    } catch (e) {
      return thrown(is_error(e, "CompileError") ? "refused" : "threw", e);
    }
  }

  // The first registration that a module imports from and that is of no instance.
  function blocker(module) {
    var names = blocked ? suppliers(module) : [];
    for (var i = 0; i < names.length; i++) {
      var from = registered.get(names[i]);
      if (from && !from.exports) return from;
    }
    return undefined;
  }

  // What the names of PATH lead to, from what is registered on through maps of exports.
  function supplied(path) {
    return path.reduce(function (map, name) {
      return typeof map === "object" && map && Object.getPrototypeOf(map) === null ? map[name] : undefined;
    }, imports);
  }

  // The exports of the steps MADE, as EXPORTS name them.
  function map_of(exports, made) {
    var map = Object.create(null);
    exports.forEach(function (item) {
      map[item[0]] = Array.isArray(item[1]) ? map_of(item[1], made) : made[item[1]][item[2]];
    });
    return map;
  }

  // The exports of a new instance of MODULE.
  function exports_of(module) {
    if (module instanceof WebAssembly.Module)
      return new WebAssembly.Instance(module, imports).exports;
    var made = [];
    module.steps.forEach(function (step) {
      var given = Object.create(null);
      step[1].forEach(function (wanted) {
        var from = wanted[0], path = wanted.slice(3);
        given[from] = given[from] || Object.create(null);
        given[from][wanted[1]] = wanted[2] === null ? supplied(path) : made[wanted[2]][path[0]];
      });
      made.push(new WebAssembly.Instance(module.modules[step[0]], given).exports);
    });
    return map_of(module.exports, made);
  }

  // The exports of a new instance as {exports}, or the outcome why there is none.
  function instantiate(module) {
    var from = blocker(module);
    if (from) return { outcome: "blocked", by: from.by };
    try {
      return { exports: exports_of(module) };
    } catch (e) {
      // what is missing altogether, such as a whole module, is a TypeError
      return thrown(is_error(e, "LinkError") || e instanceof TypeError ? "refused" : "threw", e);
    }
  }

  // ---- values ----

  var memory, view;  // through which wrappers pass numbers
  var SLOT = 16;
  var width = { i32: 4, i64: 8, f32: 4, f64: 8, v128: 16 };

  function write_memory(address, bits) {
    for (var end = bits.length; end > 0; end -= 8, address += 4)
      view.setUint32(address, parseInt(bits.slice(end - 8, end), 16), true);
  }

  function read_memory(address, type) {
    var bits = "";
    if (type === "i32") return { type: type, bits: String(view.getUint32(address, true)) };
    for (var at = address; at < address + width[type]; at += 4)
      bits = ("0000000" + view.getUint32(at, true).toString(16)).slice(-8) + bits;
    return { type: type, bits: bits };
  }

  var hosts = [];  // host values by number
  var numbers = new Map();  // and the numbers of host values

  function host(n) {
    if (!(n in hosts)) {
      hosts[n] = Object.create(null);
      numbers.set(hosts[n], n);
    }
    return hosts[n];
  }

  function argument(type, bits) {
    if (type === "i32") return Number(bits);
    if (bits === "null") return null;
    var number = Number(bits.slice(bits.indexOf(":") + 1));
    return bits.slice(0, 5) === "host:" ? host(number) : number;
  }

  var identities = new Map();

  function identity(kind, value) {
    if (!identities.has(value)) identities.set(value, identities.size);
    return kind + "#" + identities.get(value);
  }

  var kind_of;  // wasm's own answer

  function aggregate(value) {
    var kinds = ["object", "struct", "array"];
    try {
      if (!kind_of) kind_of = new WebAssembly.Instance(compile(request.classify)).exports.kind;
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
    if (type === "i32") return { type: type, bits: String(value >>> 0) };
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

  var wrappers = [];  // the compiled module, and instances by what they wrap

  function wrap(index, item) {
    if (!memory) {
      memory = new WebAssembly.Memory({ initial: 1 });
      view = new DataView(memory.buffer);
    }
    if (!wrappers[index])
      wrappers[index] = { module: compile(request.wrappers[index]), instances: new Map() };
    var wrapper = wrappers[index];
    if (!wrapper.instances.has(item)) {
      var instance = new WebAssembly.Instance(wrapper.module, { t: { f: item, m: memory } });
      wrapper.instances.set(item, instance.exports);
    }
    return wrapper.instances.get(item);
  }

  // Calls RUN; the results are in the memory and the functions of WRAPPER, or what RUN returns.
  function call(args, results, run, wrapper) {
    var passed = [];
    args.forEach(function (arg, i) {
      if (arg[0] === "none") return;
      if (wrapper && arg[0] in width && arg[0] !== "i32") write_memory(SLOT * i, arg[1]);
      else passed.push(argument(arg[0], arg[1]));
    });
    var returned = run.apply(undefined, passed);
    return results.map(function (type, i) {
      if (wrapper && type === "exn") return exception(wrapper["x" + i]);
      if (wrapper && wrapper["r" + i]) return result(type, wrapper["r" + i]());
      if (wrapper && type in width && (type !== "i32" || results.length > 1))
        return read_memory(SLOT * (args.length + i), type);
      return result(type, returned);
    });
  }

  function is_global(item) {
    return typeof WebAssembly.Global === "function" && item instanceof WebAssembly.Global;
  }

  function act(step) {
    var instance = find(instances, step.id);
    if (!instance) return { outcome: "failed unknown instance" };
    if (!instance.exports) return { outcome: "blocked", by: instance.by };
    var item = instance.exports[step.field];
    var get = step.op === "get", wrapper;
    if (get ? !is_global(item) : typeof item !== "function")
      return { outcome: get ? "failed unknown global" : "failed unknown function" };
    try {
      wrapper = step.wrap === undefined ? undefined : wrap(step.wrap, item);
    } catch (e) {
      return { outcome: "unsupported wrapper", message: name_of(e) + ": " + e.message };
    }
    try {
      var run = wrapper ? wrapper.run : get ? function () { return item.value; } : item;
      return { outcome: "returned", values: call(get ? [] : step.args, step.results, run, wrapper) };
    } catch (e) {
      return thrown("threw", e);
    }
  }

  // ---- steps ----

  var operations = {
    module: function (step, by) {
      var defined = operations.definition(step, by);
      return operations.instance({ id: step.id }, by, defined);
    },
    definition: function (step, by) {
      var defined = step.outcome ? given(step) : define(step);
      definitions.push({ id: step.id, by: by, module: defined.module });
      return defined.module ? linked : defined;
    },
    // DEFINED: the outcome of defining the module, where the same step has done that
    instance: function (step, by, defined) {
      var of = find(definitions, step.of);
      if (!of) return { outcome: "failed unknown module" };
      var made = of.module ? instantiate(of.module) : defined || { outcome: "blocked", by: of.by };
      instances.push({ id: step.id, by: by, exports: made.exports });
      return made.exports ? linked : made;
    },
    register: function (step) {
      var of = find(instances, step.id);
      if (!of) return { outcome: "failed unknown instance" };
      registered.set(step.name, of);
      imports[step.name] = of.exports;
      blocked = blocked || !of.exports;
      return of.exports ? linked : { outcome: "blocked", by: of.by };
    },
    check: function (step) {
      var defined = define(step);
      return defined.module ? linked : defined;
    },
    link: function (step) {
      var defined = define(step);
      if (!defined.module) return defined;
      var made = instantiate(defined.module);
      return made.exports ? linked : made;
    },
    invoke: act,
    get: act
  };

  function take(step, i) {
    if (step.outcome && step.op !== "module" && step.op !== "definition") return given(step);
    return operations[step.op](step, i);
  }

  // The engine died at STEP before: what it should have made is not there.
  function skip(step, i) {
    if (step.op === "module" || step.op === "definition") definitions.push({ id: step.id, by: i });
    if (step.op === "module" || step.op === "instance") instances.push({ id: step.id, by: i });
  }

  // ---- records: in portions, or where the request wants to know where the engine dies, each before the next step ----

  var PORTION = 50000;
  var prefix = '{"case":' + JSON.stringify(request.case) + ",";
  var waiting = "";

  function put(members, more) {
    waiting += (waiting && "\n") + prefix + JSON.stringify(members).slice(1);
    if (more && waiting.length < PORTION) return;
    write(waiting);
    waiting = "";
  }

  function run(step, i) {
    if (request.skip && request.skip.indexOf(i) >= 0) {
      skip(step, i);
      return;
    }
    if (request.careful) put({ begin: i }, false);
    var outcome = take(step, i);
    put({ step: i, outcome: outcome.outcome, class: outcome.class, message: outcome.message, by: outcome.by,
      values: outcome.values }, true);
  }

  if (typeof WebAssembly === "object") {
    link_spectest();
    request.steps.forEach(run);
  } else {
    request.steps.forEach(function (step, i) {
      put({ step: i, outcome: "unsupported WebAssembly" }, true);
    });
  }
  put({ end: true }, false);
}
