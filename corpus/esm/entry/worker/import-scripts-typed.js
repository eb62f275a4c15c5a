try {
  importScripts("typed.wasm");
  postMessage("imported");
} catch (e) {
  postMessage(e.name);
}
