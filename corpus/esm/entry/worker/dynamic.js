import("./five.wasm").then(({five}) => postMessage(`wasm below: ${five()}`), e => postMessage(String(e)));
