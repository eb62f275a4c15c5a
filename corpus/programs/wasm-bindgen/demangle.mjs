// A package of a later wasm-bindgen for bundlers: the .wasm file is a module of the graph, with a table of externref and
// __wbindgen_start.
import { demangle_any } from "./demangle/index.js";

const names = {
  "C++": "_ZNSt6vectorIiSaIiEE9push_backERKi",
  Rust: "_ZN4core3fmt9Formatter9write_fmt17h0123456789abcdefE",
  "Rust v0": "_RNvNtCs1234_7mycrate3foo3bar",
  MSVC: "?x@@YAXMH@Z",
  none: "not_mangled_ä",
};
for (const [what, name] of Object.entries(names)) host.print(`${what}: ${demangle_any(name)}`);
let sum = 0;
for (let i = 0; i < 2000; i++) sum += demangle_any(`_ZN1a${String(i).length + 1}n${i}Ev`).length;
host.print(`many: ${sum}`);
