// browser/page.js: the page that takes cases, one after another, from the server of browser/transport.c, and sends back what
// they print. BASE is the address that the server's token makes. A script runs in a worker of its own (browser/worker.js), a
// case in the form of web-platform-tests in a frame of its own (browser/report.js).
(function touchstone_page(BASE) {
  "use strict";

  const FLUSH_MS = 50;
  let pending = "";  // lines that were not sent yet
  let sent = 0;  // how often something was: the server puts it in order
  let timer;

  function take_pending() {
    const body = pending;
    pending = "";
    clearTimeout(timer);
    timer = undefined;
    return body;
  }

  function send(name) {
    return fetch(`${BASE}${name}?${sent++}`, { method: "POST", body: take_pending() });
  }

  function send_soon() {
    if (timer === undefined) timer = setTimeout(() => send("result"), FLUSH_MS);
  }

  // ---- scripts ----

  function run_script(text, token) {
    return new Promise((resolve) => {
      const worker = new Worker(BASE + "worker.js");
      function end() {
        worker.terminate();
        resolve();
      }
      worker.onmessage = ({ data }) => {
        if (data === null) {
          end();
        } else {
          pending += data + "\n";
          send_soon();
        }
      };
      worker.onerror = ({ message }) => {
        pending += `the worker failed: ${message}\n{"case":${token},"end":true}\n`;
        end();
      };
      worker.postMessage({ text, address: BASE + "record" });
    });
  }

  // ---- cases in the form of web-platform-tests ----

  let take;  // takes what the frame of the case reports

  // Called by browser/report.js in the case's frame, with its window and the members of a record.
  window.touchstone_report = (from, members) => { if (take) take(from, members); };

  function run_wpt(text, token) {
    const { url } = JSON.parse(text);
    return new Promise((resolve) => {
      const frame = document.createElement("iframe");
      let reported = false;
      function end() {
        frame.remove();
        pending += `{"case":${token},"end":true}\n`;
        resolve();
      }
      take = (from, members) => {
        if (from !== frame.contentWindow) return;
        reported = true;
        if ("started" in members) return;
        pending += `{"case":${token},${JSON.stringify(members).slice(1)}\n`;
        if ("harness" in members || "lacks" in members) {
          take = undefined;
          setTimeout(end, 0);
        } else if ("begin" in members) {
          send("result");  // before the frame, which may be of this thread, does what does not end
        } else {
          send_soon();
        }
      };
      frame.onload = () => {
        if (!reported) take(frame.contentWindow, { harness: 1, message: "the page does not load testharness.js" });
      };
      frame.width = frame.height = 600;
      frame.allow = "cross-origin-isolated";
      frame.src = url;
      document.body.append(frame);
    });
  }

  // ---- the next case ----

  const kinds = { script: run_script, wpt: run_wpt };

  async function serve() {
    for (;;) {
      const answer = await send("next");
      if (answer.status !== 200) return;
      const wanted = answer.headers.get("Touchstone-Page");
      if (wanted) {
        location.replace(wanted);
        return;
      }
      const text = await answer.text();
      const [, token, kind] = /^\{"case": ?("[^"]*"), ?"kind": ?"([a-z]*)"/.exec(text);
      await kinds[kind](text, token);
    }
  }

  // The server sees that the page is gone by the end of this.
  fetch(BASE + "alive").catch(() => {});
  serve();
})
