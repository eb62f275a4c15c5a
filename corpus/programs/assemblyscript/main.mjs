// Runs work.wasm by the glue that asc wrote, whose DataView dies when memory grows: it makes another where the old one
// throws a TypeError.
import * as work from "./work.js";

const hex = (number) => number.toString(16).padStart(8, "0");
const error_of = (steps) => {
  try {
    return String(steps());
  } catch (error) {
    return `${error.constructor.name}${error instanceof WebAssembly.RuntimeError ? "" : `: ${error.message}`}`;
  }
};

const data = work.data();
const view = new DataView(work.memory.buffer);
host.print(`crc32: ${hex(work.crc32(data))}`);
host.print(`sha256: ${work.sha256(data)}`);
host.print(`sort: ${hex(work.sort())}`);
const text = work.json();
const values = JSON.parse(text).flatMap((record) => record.values);
host.print(`parsed: ${text.length} ${values.reduce((sum, value) => sum + value, 0)}`);
work.run();
const size = work.memory.buffer.byteLength;
const grown = work.grow(data);
host.print(`grow: ${work.memory.buffer.byteLength - size >= 32 << 20 ? "32 MB or more" : "too little"} ${hex(grown)} ` +
  hex(work.crc32(work.data())));
host.print(`view: ${error_of(() => view.getUint8(0))}`.replace(/(TypeError).*/, "$1"));
host.print(`division: ${work.divide(7, -2)} ${error_of(() => work.divide(1, 0))}`);
host.print(`failure: ${error_of(() => work.fail("wörds")).replace(/ in .*/, "")}`);
