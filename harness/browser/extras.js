// browser/extras.js: what a case may require of its host beside the web, as test262 describes its $262, in a page or a worker;
// the pages and workers that are generated for such cases load it.
(function touchstone_extras(scope) {
  "use strict";

  // Another realm of this agent is that of a frame.
  function createRealm() {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.documentElement.append(frame);
    const { contentWindow } = frame;
    return { global: contentWindow, evalScript: (source) => contentWindow.eval(source) };
  }

  const extras = {
    global: scope,
    evalScript: (source) => (0, scope.eval)(source),
    detachArrayBuffer: (buffer) => { structuredClone(buffer, { transfer: [buffer] }); },
  };
  if (typeof document === "object") extras.createRealm = createRealm;
  if (typeof scope.gc === "function") extras.gc = scope.gc;
  if (!("$262" in scope))
    Object.defineProperty(scope, "$262", { value: extras, writable: true, enumerable: false, configurable: true });

  const beside = ["agent", "createRealm", "detachArrayBuffer", "gc"];
  const found = (name) => beside.includes(name) ? name in extras : name in scope;

  // Tells of the first of NAMES that this host lacks, if there is one: then the case is over.
  scope.touchstone_require = (names) => {
    const lacking = names.find((name) => !found(name));
    if (lacking === undefined) return true;
    if (typeof document === "object") scope.touchstone_lack(lacking);
    else scope.postMessage({ type: "touchstone lacks", name: lacking });
    return false;
  };
})(self);
