// browser/worker.js: a worker that replays one script by engine/js/driver.js, which stands before it. It is given the text of
// the request, and, where each record is to leave the browser before the next step, where to.
onmessage = ({ data: { text, careful } }) => {
  function send(line) {
    if (careful !== undefined) {
      const request = new XMLHttpRequest();
      request.open("POST", careful, false);
      request.send(line + "\n");
    }
    postMessage(line);
  }
  touchstone(JSON.parse(text), send);
};
