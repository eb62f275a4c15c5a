// META: title=A Module cannot be stored
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// Serializing for storage is refused with a DataCloneError, and nothing is stored.

"use strict";

// SPEC web-api/#serialization
// REQ R-015
test(() => {
  const module = new WasmModule().compile();
  const before = history.state;
  assert_throws_dom("DataCloneError", () => history.replaceState({module}, ""));
  assert_equals(history.state, before);
}, "history.replaceState");

promise_test(async () => {
  const module = new WasmModule().compile();
  const request = indexedDB.open("touchstone-module-storage");
  const database = await new Promise((resolve, reject) => {
    request.onupgradeneeded = () => request.result.createObjectStore("modules");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const store = database.transaction("modules", "readwrite").objectStore("modules");
  assert_throws_dom("DataCloneError", () => store.put(module, 1));
  database.close();
  indexedDB.deleteDatabase("touchstone-module-storage");
}, "IndexedDB");
