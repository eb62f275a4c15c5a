import * as ns from "./module.wasm" with { colour: "red" };
