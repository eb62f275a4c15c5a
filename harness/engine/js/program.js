// engine/js/program.js: what programs find in a JavaScript shell: globalThis.host, whatever the shell is. It is called with
// the plan of the program: {folder: where it is, entry: file in it, host: "script", "module" or "wasi", args}. A script
// is loaded, a module imported; of a module that speaks WASI the command runs, or the reactor, whose exports ARGS name.
(function touchstone_program(plan) {
  "use strict";

  const node = typeof process === "object" && typeof process.getBuiltinModule === "function";
  const file = (name) => `${plan.folder}/${name}`;

  function node_host() {
    const fs = process.getBuiltinModule("fs");
    const vm = process.getBuiltinModule("vm");
    return {
      bytes: (name) => new Uint8Array(fs.readFileSync(file(name))),
      load: (name) => vm.runInThisContext(fs.readFileSync(file(name), "utf8"), { filename: file(name) }),
      print: (line) => { fs.writeSync(1, `${line}\n`); },
    };
  }

  function shell_host() {
    const { load, print, read } = globalThis;
    return {
      bytes: (name) => read(file(name), "binary"),
      load: (name) => load(file(name)),
      print,
    };
  }

  globalThis.host = node ? node_host() : shell_host();
  host.load(plan.entry);
})
