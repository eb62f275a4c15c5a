// brotli-wasm for node: its glue reads the file beside it.
const brotli = require("./brotli/pkg.node/brotli_wasm.js");
import("./brotli.mjs").then(({ run }) => run(brotli, console.log));
