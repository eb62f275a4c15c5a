(module (func (export "wasm:")))
