// Runs linked.js on node as Emscripten made it; of fetch see program_node.cjs. It looks
// for side.wasm in the current folder.
delete globalThis.fetch;
process.chdir(__dirname);
require("./linked.js");
