// brotli-wasm for bundlers: the .wasm file is a module of the graph, and its functions import the glue's in a cycle.
import * as brotli from "./brotli/pkg.bundler/brotli_wasm.js";
import { run } from "./brotli.mjs";

run(brotli, host.print);
