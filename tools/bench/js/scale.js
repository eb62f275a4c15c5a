// scale.js: what so many realms or instances take; prints the peak of resident memory in MB.
//
//     touchstone-ref js scale.js MODULE WHAT COUNT      MODULE is scale.wat; WHAT one of
//         realms       realms at the same time, each with an instance of the one module
//         instances    instances, one after the other, each dropped when its memory was written to
//         closures     likewise, where a function that the instance imports holds the memory of this instance
"use strict";
const [, path, what, count] = scriptArgs;
const module = new WebAssembly.Module(readbuffer(path));

const due = (seen, value) => {
  if (seen !== value) throw new Error(`${what}: ${seen} instead of ${value}`);
};

// The address of the last number in memory, and its index.
const LAST = 65532, INDEX = LAST / 4;

// Writes to the whole memory of an instance, and has it call what it imports.
const use = ({ memory, run }, n) => {
  new Int32Array(memory.buffer).fill(n);
  due(run(LAST), n + 1);
};

const all = {
  realms() {
    const realms = [];
    for (let n = 0; n < count; n++) {
      const { global } = $262.createRealm();
      const { exports } = new global.WebAssembly.Instance(module, { host: { seen: seen => seen + 1 } });
      use(exports, n);
      realms.push(exports);
    }
    realms.forEach((exports, n) => due(exports.run(0), n + 1));
  },
  instances() {
    const imports = { host: { seen: seen => seen + 1 } };
    for (let n = 0; n < count; n++) use(new WebAssembly.Instance(module, imports).exports, n);
  },
  closures() {
    for (let n = 0; n < count; n++) {
      let memory;
      const seen = () => new Int32Array(memory.buffer)[INDEX] + 1;
      const { exports } = new WebAssembly.Instance(module, { host: { seen } });
      ({ memory } = exports);
      use(exports, n);
    }
  },
};
all[what]();
print((Number(/VmHWM:\s*(\d+) kB/.exec(read("/proc/self/status"))[1]) / 1024).toFixed(1));
