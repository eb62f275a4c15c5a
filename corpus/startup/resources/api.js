// A script that instantiates the module it is given through the JavaScript API: the second host of hosts.t.
const imports = { "./log.mjs": { step: n => print("print_i32", n) } };
new WebAssembly.Instance(new WebAssembly.Module(readbuffer(scriptArgs[1])), imports);
