// engine/js/wpt.js: runs a case in the form of web-platform-tests in a JavaScript shell. It is called with the plan of the
// case: {url: path of its address, variant, title, timeout: ms, globals: names of what it requires, module: whether the
// case is a module, origin: that of a server of the checkout, scripts: [{name, path}]}. The first script is testharness.js and the last the case; one that is
// nowhere has no path. It prints a line a record: {subtest, name} when a subtest is made, {begin: subtest} when it begins,
// {subtest, status, message} when it ends, {harness: status, message} when all is over; the numbers are testharness.js's.
// {lacks: name} alone says that the host has no such global.
(function touchstone_wpt(plan) {
  "use strict";

  // What cases may change is taken before they run.
  const { stringify } = JSON;
  const case_path = plan.scripts[plan.scripts.length - 1].path;
  const ORIGIN = plan.origin || "http://web-platform.test:8000";

  // ---- the host: files, scripts, output ----

  function node_host() {
    const fs = require("fs");
    const vm = require("vm");
    const pause = new Int32Array(new SharedArrayBuffer(4));
    const loader = vm.constants && vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
    return {
      read: (path) => new Uint8Array(fs.readFileSync(path)),
      load: (path) => vm.runInThisContext(fs.readFileSync(path, "utf8").replace(/^\ufeff/, ""),
        { filename: path, importModuleDynamically: loader }),
      write(text) {
        let bytes = Buffer.from(text + "\n");
        while (bytes.length) {
          try {
            bytes = bytes.subarray(fs.writeSync(1, bytes));
          } catch (e) {
            if (e.code !== "EAGAIN") throw e;
            Atomics.wait(pause, 0, 0, 1);
          }
        }
      },
      end: () => setImmediate(() => process.exit(0)),
      on_error(error, rejection) {
        process.on("uncaughtException", (e, origin) => { if (origin !== "unhandledRejection") error(e); });
        process.on("unhandledRejection", rejection);
      },
      extras: () => node_extras(vm),
    };
  }

  // Agents are worker threads. Reports are taken without the event loop, since cases wait for them in loops.
  function node_agent() {
    const { MessageChannel, Worker, receiveMessageOnPort } = require("worker_threads");
    const pause = new Int32Array(new SharedArrayBuffer(4));
    const sleep = (ms) => { Atomics.wait(pause, 0, 0, ms); };
    const ports = [];
    const inside = (source) => `
      const { workerData: { port } } = require("worker_threads");
      const pause = new Int32Array(new SharedArrayBuffer(4));
      globalThis.$262 = { agent: {
        receiveBroadcast: (receiver) => port.once("message", receiver),
        report: (value) => port.postMessage(String(value)),
        sleep: (ms) => { Atomics.wait(pause, 0, 0, ms); },
        monotonicNow: () => performance.now(),
        leaving: () => port.close(),
      } };
      require("vm").runInThisContext(${stringify(source)});`;
    return {
      start(source) {
        const { port1, port2 } = new MessageChannel();
        ports.push(port1);
        new Worker(inside(source), { eval: true, workerData: { port: port2 }, transferList: [port2] });
      },
      broadcast: (buffer) => { for (const port of ports) port.postMessage(buffer); },
      getReport() {
        for (const port of ports) {
          const report = receiveMessageOnPort(port);
          if (report !== undefined) return report.message;
        }
        return null;
      },
      sleep,
      monotonicNow: () => performance.now(),
    };
  }

  // $262 as far as node, deno and bun have it: a realm is a context of vm.
  function node_extras(vm) {
    return {
      global: globalThis,
      evalScript: (source) => vm.runInThisContext(source),
      createRealm() {
        const context = vm.createContext(vm.constants && vm.constants.DONT_CONTEXTIFY || {});
        const global = vm.runInContext("globalThis", context);
        return { global, evalScript: (source) => vm.runInContext(source, context) };
      },
      detachArrayBuffer: (buffer) => { structuredClone(buffer, { transfer: [buffer] }); },
      agent: node_agent(),
      get gc() {
        if (typeof Bun === "object") return () => Bun.gc(true);
        if (typeof gc === "function") return gc;
        require("v8").setFlagsFromString("--expose-gc");
        return vm.runInNewContext("gc");
      },
    };
  }

  // $262 as far as the shells have it that have none of their own.
  function shell_extras() {
    const { Realm, detachArrayBuffer, gc, newGlobal } = globalThis;
    function realm_of_d8() {
      const realm = Realm.createAllowCrossRealmAccess();
      return { global: Realm.global(realm), evalScript: (source) => Realm.eval(realm, source) };
    }
    function realm_of_spidermonkey() {
      const global = newGlobal();
      return { global, evalScript: (source) => global.evaluate(source) };
    }
    return {
      global: globalThis,
      evalScript: (source) => (0, eval)(source),
      createRealm: newGlobal ? realm_of_spidermonkey : Realm && realm_of_d8,
      detachArrayBuffer: detachArrayBuffer || ((buffer) => { structuredClone(buffer, { transfer: [buffer] }); }),
      gc,
    };
  }

  function shell_host() {
    const { load, print, quit, read, readbuffer, setTimeout, setUnhandledRejectionCallback } = globalThis;
    return {
      read: (path) => new Uint8Array(readbuffer ? readbuffer(path) : read(path, "binary")),
      load,
      write: print,
      end: () => { if (setTimeout && quit) setTimeout(() => quit(0), 0); },
      on_error(error, rejection) {
        if (setUnhandledRejectionCallback)
          setUnhandledRejectionCallback((promise, reason) => { rejection(reason, promise); });
      },
      extras: shell_extras,
    };
  }

  const host = typeof process === "object" && typeof require === "function" ? node_host() : shell_host();
  const { setTimeout, clearTimeout } = globalThis;

  function define(name, value) {
    Object.defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
  }

  function define_absent(name, value) {
    if (!(name in globalThis) && value !== undefined) define(name, value);
  }

  // ---- errors that nobody caught: testharness.js listens for them ----

  const listeners = { error: [], unhandledrejection: [] };

  function listen(type, listener) {
    if (type in listeners && typeof listener === "function") listeners[type].push(listener);
  }

  function text_of(value) {
    try {
      return String(value);
    } catch {
      return "an error without a text";
    }
  }

  function report_error(error) {
    const event = { type: "error", error, message: text_of(error), filename: plan.url, lineno: 0, colno: 0,
      preventDefault() {} };
    for (const listener of listeners.error) listener(event);
  }

  function report_rejection(reason, promise) {
    const event = { type: "unhandledrejection", reason, promise, preventDefault() {} };
    for (const listener of listeners.unhandledrejection) listener(event);
  }

  // Until testharness.js listens; a host that has addEventListener is listened to as well.
  function listen_in() {
    const native = globalThis.addEventListener;
    define("addEventListener", (type, listener, options) => {
      listen(type, listener);
      if (native) native.call(globalThis, type, listener, options);
    });
    return () => { if (native) define("addEventListener", native); };
  }

  // ---- addresses and files ----

  const folder_of = (path) => path.slice(0, path.lastIndexOf("/"));

  function read_or_null(path) {
    try {
      return host.read(path);
    } catch {
      return null;
    }
  }

  // The bytes that the server of a checkout would send, and where they are: relative to the case, or below the nearest
  // folder above it.
  function find_file(address) {
    const url = address.startsWith(ORIGIN + "/") ? address.slice(ORIGIN.length) : address;
    const name = decodeURIComponent(url.replace(/[?#].*$/, ""));
    let folder = folder_of(case_path);
    if (!name.startsWith("/")) return { path: `${folder}/${name}`, bytes: read_or_null(`${folder}/${name}`) };
    for (; ; folder = folder_of(folder)) {
      const bytes = read_or_null(folder + name);
      if (bytes !== null || folder === "") return { path: folder + name, bytes };
    }
  }

  const TYPES = { ".wasm": "application/wasm", ".js": "text/javascript", ".mjs": "text/javascript",
    ".json": "application/json", ".html": "text/html", ".txt": "text/plain", ".idl": "text/plain" };

  function ascii(bytes) {
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return text;
  }

  // A file's type by its name, and what NAME.headers beside it says.
  function headers_of(path) {
    const headers = { "content-type": TYPES[path.slice(path.lastIndexOf("."))] || "application/octet-stream" };
    const more = read_or_null(`${path}.headers`);
    for (const line of more === null ? [] : ascii(more).split(/\r?\n/)) {
      const colon = line.indexOf(":");
      if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
    }
    return headers;
  }

  function utf8(bytes) {
    if (typeof TextDecoder === "function") return new TextDecoder().decode(bytes);
    return decodeURIComponent(ascii(bytes).replace(/[^A-Za-z0-9]/g, (c) =>
      `%${c.charCodeAt(0).toString(16).padStart(2, "0")}`));
  }

  // A host without Response gets what tests of files need.
  function response_of(bytes, status, headers) {
    if (typeof Response === "function") return new Response(bytes, { status, headers });
    const { buffer } = bytes === null ? new Uint8Array() : bytes;
    return {
      ok: status === 200, status, headers: { get: (name) => headers[name.toLowerCase()] ?? null },
      arrayBuffer: async () => buffer,
      bytes: async () => new Uint8Array(buffer),
      text: async () => utf8(new Uint8Array(buffer)),
      json: async () => JSON.parse(utf8(new Uint8Array(buffer))),
    };
  }

  const native_fetch = globalThis.fetch;

  async function fetch(resource, options) {
    const address = typeof resource === "object" && "url" in resource ? resource.url : String(resource);
    if (plan.origin && native_fetch)
      return typeof resource === "object" && "url" in resource ? native_fetch(resource, options)
        : native_fetch(new URL(address, ORIGIN + plan.url).href, options);
    if (/^[a-z][a-z0-9+.-]*:/i.test(address) && !address.startsWith(ORIGIN + "/")) {
      if (native_fetch && /^(data|blob):/i.test(address)) return native_fetch(resource, options);
      throw new TypeError(`${address}: there is no network`);
    }
    const { path, bytes } = find_file(address);
    const by_server = path.endsWith(".py") || /\.sub\.[^/]*$/.test(path) || /\?(.*&)?pipe=/.test(address);
    assert_implements_optional(!by_server, `${address} is what a server makes of it`);
    return bytes === null ? response_of(null, 404, {}) : response_of(bytes, 200, headers_of(path));
  }

  function make_location() {
    const question = plan.variant.indexOf("?"), hash = plan.variant.indexOf("#");
    const search_end = hash < 0 ? plan.variant.length : hash;
    return {
      href: ORIGIN + plan.url + plan.variant, origin: ORIGIN, protocol: "http:", host: ORIGIN.slice(7),
      hostname: ORIGIN.slice(7).replace(/:.*/, ""), port: ORIGIN.replace(/.*:/, ""), pathname: plan.url,
      search: question >= 0 && question < search_end ? plan.variant.slice(question, search_end) : "",
      hash: hash < 0 ? "" : plan.variant.slice(hash),
      toString() { return this.href; },
    };
  }

  // ---- records ----

  // Texts become what every reader of JSON takes: no lone surrogate, no zero.
  const clean = (text) => text_of(text).slice(0, 4000).replace(/[\ud800-\udfff]/gu, (c) =>
    `U+${c.charCodeAt(0).toString(16)}`).replace(/\0/g, "\\0");

  function record(members) {
    host.write(stringify(members));
  }

  const message_of = ({ message }) => message === null || message === undefined ? {} : { message: clean(message) };

  // What a shell need not have, since it is the web's.
  const OF_THE_WEB = new Set(`AbortController AbortSignal Blob BroadcastChannel CompressionStream DOMException EventSource
    EventTarget File FormData Headers MessageChannel ReadableStream Request Response SharedWorker TextDecoder TextEncoder
    TransformStream URL URLSearchParams WebSocket Worker WritableStream XMLHttpRequest caches crypto document fetch
    importScripts indexedDB navigator performance structuredClone window`.split(/\s+/));

  // The global of the web for want of which a subtest failed.
  function lacking_in({ status, message }) {
    const found = /(?:^|ReferenceError: )(\w+) is not defined|Can't find variable: (\w+)/.exec(message) || [];
    const name = found[1] || found[2], FAILED = 1;
    return status === FAILED && OF_THE_WEB.has(name) && !(name in globalThis) ? { lacks: name } : {};
  }

  // Wires the records to testharness.js, which has been loaded, and its limit on the whole of a case.
  function report() {
    const STARTED = 1;
    const made = new Set(), begun = new Set(), ended = new Set();
    const { timeout } = globalThis;
    const timer = setTimeout && setTimeout(timeout, plan.timeout);
    function end(test) {
      if (ended.has(test)) return;
      ended.add(test);
      record({ subtest: test.index, name: clean(test.name), status: test.status, ...message_of(test),
        ...lacking_in(test) });
    }
    add_start_callback((properties) => { if (properties.explicit_timeout && timer) clearTimeout(timer); });
    add_test_state_callback((test) => {
      if (!made.has(test)) record({ subtest: test.index, name: clean(test.name) });
      made.add(test);
      if (test.phase === STARTED && !begun.has(test)) {
        begun.add(test);
        record({ begin: test.index });
      }
    });
    add_result_callback(end);
    add_completion_callback((tests, status) => {
      if (timer) clearTimeout(timer);
      tests.forEach(end);
      record({ harness: status.status, ...message_of(status) });
      host.end();
    });
  }

  // ---- the case ----

  function load({ name, path }) {
    try {
      if (path === undefined) throw new Error(`${name}: no such script`);
      host.load(path);
    } catch (error) {
      report_error(error);
    }
  }

  // A module is loaded in its own time; until then testharness.js must not think that all is over.
  function load_module({ path }) {
    setup({ explicit_done: true });
    import(path).then(done, (error) => { report_error(error); done(); });
  }

  const lacking = plan.globals.find((name) => !(name in globalThis));
  if (lacking !== undefined) {
    record({ lacks: lacking });
    return;
  }
  define_absent("self", globalThis);
  define_absent("$262", host.extras());
  define_absent("location", make_location());
  define("fetch", fetch);
  define("GLOBAL", { isWindow: () => false, isWorker: () => false, isShadowRealm: () => false });
  if (plan.title !== undefined) define("META_TITLE", plan.title);
  host.on_error(report_error, report_rejection);
  const restore = listen_in();
  host.load(plan.scripts[0].path);
  restore();
  report();
  plan.scripts.slice(1, -1).forEach(load);
  (plan.module ? load_module : load)(plan.scripts[plan.scripts.length - 1]);
})
