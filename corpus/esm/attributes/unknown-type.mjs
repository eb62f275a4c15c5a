import * as ns from "./module.wasm" with { type: "no-such-type" };
