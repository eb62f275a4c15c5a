// brotli-wasm for browsers: its glue fetches the module itself, from beside it, and compiles it as it streams.
import init, * as brotli from "./brotli/pkg.web/brotli_wasm.js";
import { run } from "./brotli.mjs";

await init(host.web ? undefined : host.bytes("brotli/pkg.web/brotli_wasm_bg.wasm"));
run(brotli, host.print);
