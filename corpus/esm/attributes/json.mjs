import * as ns from "./module.wasm" with { type: "json" };
