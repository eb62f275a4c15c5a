// Runs linked.js on node as Emscripten made it; of fetch see program_node.cjs.
delete globalThis.fetch;
require("./linked.js");
