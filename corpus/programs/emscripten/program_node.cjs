// Runs program.js on node as Emscripten made it. This Emscripten takes a host with fetch for a browser: node gained it later.
delete globalThis.fetch;
process.argv = [process.argv[0], "program", "one", "two"];
require("./program.js");
