// engine/shell_probe.js: what `touchstone engines add` asks a JavaScript shell about itself, in the syntax of ECMAScript 5. It
// prints one line: "touchstone-shell", whose wording its errors have, what it was told its version is, and what cases may
// require of it.
(function () {
  var say = typeof print === "function" ? print : function (text) { console.log(text); };
  var words = "none", told = "-", host = [];
  try {
    new WebAssembly.Module(new Uint8Array(1));
  } catch (e) {
    var message = String(e && e.message);
    words = /^WebAssembly\.Module\(\)/.test(message) ? "v8" : /parse at byte/.test(message) ? "jsc"
      : /validation error|^at offset/.test(message) ? "spidermonkey" : typeof WebAssembly === "object" ? "other" : "none";
  }
  if (typeof version === "function") told = String(version());
  var node = typeof process === "object" && typeof require === "function";
  if (node || typeof createGlobalObject === "function" || typeof newGlobal === "function" || typeof Realm === "function" ||
      (typeof $262 === "object" && $262.createRealm))
    host.push("createRealm");
  if (node || typeof structuredClone === "function" || typeof detachArrayBuffer === "function" ||
      (typeof $262 === "object" && $262.detachArrayBuffer))
    host.push("detachArrayBuffer");
  if (node || typeof gc === "function") host.push("gc");
  // one that may not read files cannot load cases
  if (node) require("fs").readFileSync(__filename);
  if (node) host.push("agent");
  say("touchstone-shell " + words + " " + told + " [" + (host.join(", ") || " ") + "] " + (node || typeof readline === "function" ? "stays" : "ends"));
})();
