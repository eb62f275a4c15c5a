// browser/report.js: stands for testharnessreport.js in a page of web-platform-tests: tells the page that the case's frame is in
// (browser/page.js) what testharness.js finds, in the records of engine/js/wpt.js.
(function touchstone_report() {
  "use strict";

  let report;
  try {
    if (parent !== self) report = parent.touchstone_report;
  } catch {
    // a page of another origin has the frame
  }
  if (typeof report !== "function") return;

  const STARTED = 1;
  const made = new Set(), begun = new Set(), ended = new Set();
  const tell = (members) => report(self, members);

  function text_of(value) {
    try {
      return String(value);
    } catch {
      return "an error without a text";
    }
  }

  // Texts become what every reader of JSON takes: no lone surrogate, no zero.
  const clean = (text) => text_of(text).slice(0, 4000).replace(/[\ud800-\udfff]/gu, (c) =>
    `U+${c.charCodeAt(0).toString(16)}`).replace(/\0/g, "\\0");

  const message_of = ({ message }) => message === null || message === undefined ? {} : { message: clean(message) };

  function end(test) {
    if (ended.has(test)) return;
    ended.add(test);
    tell({ subtest: test.index, name: clean(test.name), status: test.status, ...message_of(test) });
  }

  tell({ started: true });
  add_test_state_callback((test) => {
    if (!made.has(test)) tell({ subtest: test.index, name: clean(test.name) });
    made.add(test);
    if (test.phase === STARTED && !begun.has(test)) {
      begun.add(test);
      tell({ begin: test.index });
    }
  });
  add_result_callback(end);
  add_completion_callback((tests, status) => {
    tests.forEach(end);
    tell({ harness: status.status, ...message_of(status) });
  });
  self.touchstone_lack = (name) => tell({ lacks: name });
  setup({ output: false });
})();
