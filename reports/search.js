// The search: an index that is loaded when it is first wanted, as a script, so that it works without a server, too.
// Pages are whole without this file. It also puts a button beside what is there to be copied.
(() => {
  'use strict';
  const root = document.currentScript.dataset.root;
  const MOST = 40;
  let index = null, loading = false;

  const box = document.querySelector('.search');
  const input = document.getElementById('q');
  const found = document.getElementById('found');

  window.touchstoneSearch = entries => {
    index = entries.map(([text, path, what]) => ({text, path, what, low: text.toLowerCase()}));
    show();
  };

  function load() {
    if (loading) return;
    loading = true;
    const script = document.createElement('script');
    script.src = root + 'search-index.js';
    script.onerror = () => { found.textContent = 'The index of the search is not here.'; };
    document.head.append(script);
  }

  // Every word must be in it; what begins with the first one comes first, then what is short.
  function matches(words) {
    return index.filter(entry => words.every(word => entry.low.includes(word)))
      .map(entry => [entry.low.startsWith(words[0]) ? 0 : entry.low.includes('/' + words[0]) ? 1 : 2, entry.low.length, entry])
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .map(([, , entry]) => entry);
  }

  function show() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    found.replaceChildren();
    if (!index || !words.length) return;
    const all = matches(words);
    const list = document.createElement('ol');
    for (const entry of all.slice(0, MOST)) {
      const item = document.createElement('li'), link = document.createElement('a'), what = document.createElement('span');
      link.href = root + entry.path;
      link.textContent = entry.text;
      what.textContent = entry.what;
      item.append(what, ' ', link);
      list.append(item);
    }
    const note = document.createElement('p');
    note.textContent = all.length > MOST ? `${all.length} found, the nearest ${MOST} shown` : all.length === 1 ? '1 found' : `${all.length} found`;
    found.append(note, list);
  }

  box.hidden = false;
  input.addEventListener('focus', load);
  input.addEventListener('input', () => { load(); show(); });
  document.addEventListener('keydown', event => {
    const writing = /^(input|textarea|select)$/i.test(event.target.tagName);
    if (event.key === '/' && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
    } else if (event.key === 'Escape' && box.contains(event.target)) {
      input.value = '';
      found.replaceChildren();
      input.blur();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && box.contains(event.target)) {
      const stops = [input, ...found.querySelectorAll('a')];
      const next = stops[stops.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)];
      if (next) { event.preventDefault(); next.focus(); }
    }
  });

  for (const block of document.querySelectorAll('[data-copy]')) {
    const button = document.createElement('button'), text = block.textContent;
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(block);
        button.textContent = 'Selected';
      }
    });
    const frame = document.createElement('div');
    frame.className = 'copied';
    block.replaceWith(frame);
    frame.append(block, button);
  }
})();
