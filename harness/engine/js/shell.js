// engine/js/shell.js: a JavaScript shell as a process that takes cases, one after another, on standard input, or just one:
// replay/session.h says what goes to and fro. CASES is {kind: function (request, write)}; ONE is a request, or undefined.
// It is of the syntax of ECMAScript 5, like the driver; what a host has is looked for and not asked by name.
function touchstone_shell(cases, one) {
  "use strict";

  // Node and what is like it.
  function node_host() {
    var fs = require("fs");
    var bytes = Buffer.alloc(65536), got = [];
    var pause = typeof SharedArrayBuffer === "function" ? new Int32Array(new SharedArrayBuffer(4)) : undefined;

    // Standard input and output may be set not to block by who else has them.
    function patiently(act) {
      for (;;) {
        try {
          return act();
        } catch (e) {
          if (e.code !== "EAGAIN") throw e;
          if (pause) Atomics.wait(pause, 0, 0, 1);
        }
      }
    }

    function read_some() {
      try {
        return patiently(function () { return fs.readSync(0, bytes, 0, bytes.length, null); });
      } catch (e) {
        if (e.code === "EOF") return 0;
        throw e;
      }
    }

    return {
      write: function (text) {
        var left = Buffer.from(text + "\n");
        while (left.length)
          left = left.slice(patiently(function () { return fs.writeSync(1, left); }));
      },
      read: function () {
        for (;;) {
          var n = read_some();
          var end = bytes.slice(0, n).indexOf(10);
          got.push(Buffer.from(bytes.slice(0, end < 0 ? n : end)));
          if (end >= 0 || n === 0) break;
        }
        var line = Buffer.concat(got).toString();
        got = end >= 0 && end + 1 < n ? [Buffer.from(bytes.slice(end + 1, n))] : [];
        return line;
      },
      // what the engine puts off until a script has ended is done between cases
      next: setImmediate
    };
  }

  function shell_host() {
    return {
      write: typeof print === "function" ? print : function (text) { console.log(text); },
      read: function () { return readline(); },
      next: undefined
    };
  }

  var host = typeof process === "object" && typeof require === "function" ? node_host() : shell_host();

  function take(request) {
    cases[request.kind](request, host.write);
  }

  // Takes the next case; false behind the last.
  function serve() {
    var line = host.read();
    if (!line) return false;
    take(JSON.parse(line));
    return true;
  }

  function serve_next() {
    if (serve()) host.next(serve_next);
  }

  if (one) {
    take(one);
  } else {
    host.write("");
    if (host.next) serve_next();
    else while (serve());
  }
}
