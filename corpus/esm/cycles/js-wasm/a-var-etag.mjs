import "./b-var-etag.wasm";
export var x = new WebAssembly.Tag({ parameters: [] });
