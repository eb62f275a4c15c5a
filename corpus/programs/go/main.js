// Runs work.wasm by wasm_exec.js as Go ships it. The program asks `views` what became of the view that the glue held
// before memory grew.
(() => {
  "use strict";

  globalThis.views = {
    hold() {
      this.view = go.mem;
      this.buffer = go.mem.buffer;
      this.size = this.buffer.byteLength;
    },
    // What the old view, the old buffer and the new ones are now.
    compare() {
      const grown = go._inst.exports.mem.buffer.byteLength - this.size >= 32 << 20;
      let old;
      try {
        old = `reads ${this.view.getUint8(0)}`;
      } catch (error) {
        old = error.constructor.name;
      }
      return `${grown ? "grown by 32 MB or more" : "too small"}, old view ${old}, old buffer ${this.buffer.byteLength}, ` +
        `glue's view ${go.mem.buffer === go._inst.exports.mem.buffer ? "anew" : "left behind"}`;
    },
    bytes: () => new TextEncoder().encode("héllo, Go"),
    crc32(bytes) {
      let crc = -1;
      for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >>> 1 ^ 0xEDB88320 : crc >>> 1;
      }
      return ~crc >>> 0;
    },
    callBack: (called) => called(6, 7),
  };

  host.load("wasm_exec.js");
  const go = new Go();
  go.argv = ["work", "one", "two"];
  go.env = { TOUCHSTONE_PROGRAM: "yes" };
  go.exit = (code) => host.print(`exit code: ${code}`);
  WebAssembly.instantiate(host.bytes("work.wasm"), go.importObject).then(({ instance }) => go.run(instance));
})();
