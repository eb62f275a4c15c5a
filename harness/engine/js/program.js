// engine/js/program.js: runs a program (case/program.h) in a JavaScript shell. It is called with the plan of the program:
// {folder: where it is, file: in it, host: "script", "module", "command" or "reactor", dir: a folder for its files, args,
// calls: [[name, argument...], ...], globals: what it needs}. Programs find globalThis.host, whatever the shell is; where a
// global is not there, a line that says so is all that is printed. Returns a promise.
(function touchstone_program(plan) {
  "use strict";

  const path = (name) => `${plan.folder}/${name}`;

  function node_host() {
    const fs = process.getBuiltinModule("fs");
    const vm = process.getBuiltinModule("vm");
    return {
      bytes: (name) => new Uint8Array(fs.readFileSync(path(name))),
      load: (name) => vm.runInThisContext(fs.readFileSync(path(name), "utf8"), { filename: path(name) }),
      print: (line) => { fs.writeSync(1, `${line}\n`); },
    };
  }

  function shell_host() {
    const { load, print, read } = globalThis;
    return {
      bytes: (name) => read(path(name), "binary"),
      load: (name) => load(path(name)),
      print,
    };
  }

  const is_node = typeof process === "object" && typeof process.getBuiltinModule === "function";
  // path: where a file of the program is; bytes: what is in it; load: runs it as a script; print: prints a line
  const host = globalThis.host = { path, ...(is_node ? node_host() : shell_host()) };

  // ---- WASI, where the shell has it ----

  // A number as the reference prints it: i32:-1, f64:0x3fe0000000000000(0.5).
  function result_text(value) {
    if (typeof value === "bigint") return `i64:${value}`;
    if (Number.isInteger(value) && !Object.is(value, -0)) return `i32:${value}`;
    const bits = new DataView(new ArrayBuffer(8));
    bits.setFloat64(0, value);
    return `f64:0x${bits.getBigUint64(0).toString(16).padStart(16, "0")}(${value})`;
  }

  // Numbers that end in n are i64.
  const argument = (word) => /^-?[0-9]+n$/.test(word) ? BigInt(word.slice(0, -1)) : Number(word);

  async function run_wasi() {
    const { WASI } = process.getBuiltinModule("wasi");
    const wasi = new WASI({ version: "preview1", args: [plan.file, ...plan.args], env: { TOUCHSTONE_PROGRAM: "yes" },
      preopens: { "/": plan.dir }, returnOnExit: false });
    const { instance } = await WebAssembly.instantiate(host.bytes(plan.file), wasi.getImportObject());
    if (plan.host === "command") {
      wasi.start(instance);
      return;
    }
    wasi.initialize(instance);
    for (const [name, ...words] of plan.calls) {
      const result = instance.exports[name](...words.map(argument));
      if (result !== undefined) host.print(result_text(result));
    }
  }

  const lacking = plan.globals.find((name) => !(name in globalThis));
  if (lacking !== undefined) {
    host.print(`touchstone: lacks ${lacking}`);
    return undefined;
  }
  switch (plan.host) {
    case "script": return host.load(plan.file);
    case "module": return import(path(plan.file));
    default: return run_wasi();
  }
})
