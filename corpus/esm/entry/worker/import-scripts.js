try {
  importScripts("five.wasm");
  postMessage("imported");
} catch (e) {
  postMessage(e.name);
}
