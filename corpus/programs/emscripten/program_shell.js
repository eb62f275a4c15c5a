// Runs program.js in a JavaScript shell as Emscripten made it.
globalThis.Module = { arguments: ["one", "two"], locateFile: (name) => host.path(name) };
host.load("program.js");
