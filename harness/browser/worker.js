// browser/worker.js: a worker that replays one script by engine/js/driver.js, which stands before it. It is given the text of
// the request and where records go that are to leave the browser before the next step; others go to its page, and null behind
// the last.
onmessage = ({ data: { text, address } }) => {
  const request = JSON.parse(text);

  function send_now(lines) {
    const post = new XMLHttpRequest();
    post.open("POST", address, false);
    post.send(lines + "\n");
  }

  touchstone(request, request.careful ? send_now : (lines) => postMessage(lines));
  postMessage(null);
};
