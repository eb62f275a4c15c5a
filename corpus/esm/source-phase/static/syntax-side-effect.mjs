import source "./empty.wasm";
