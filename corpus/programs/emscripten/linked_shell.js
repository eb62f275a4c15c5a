// Runs linked.js in a JavaScript shell as Emscripten made it; it loads side.wasm itself.
globalThis.Module = { locateFile: (name) => host.path(name) };
host.load("linked.js");
