// engine/js/worker_host.js: a worker of a host in the manner of workerd, which runs no script but as a worker's module and
// has no standard input. Behind engine/js/driver.js and the text of engine/js/wpt.js (touchstone_wpt_text) it is the module of
// a worker whose test() pulls requests from the session's server (browser/transport.c), whose page has the address
// env.TOUCHSTONE_PAGE, and prints records on standard output, by console.log, which writes at once. A case in the form of
// web-platform-tests runs in a worker of its own, which env.TOUCHSTONE_LOADER makes: a fresh realm, with what the case wants
// injected (modules) injected as its host does that with any worker's modules.

const print = console.log.bind(console);

// The main module of such a worker. REQUEST: {case, plan, sources: {path: text}, modules: {name: base64}}.
function touchstone_wpt_main(request, settings) {
  const names = Object.keys(request.modules);
  const imports = names.map((name, i) => `import binding${i} from ${JSON.stringify("./bindings/" + name)};\n`).join("");
  const bindings = names.map((name, i) => `${JSON.stringify(name)}: binding${i}`).join(", ");
  const main = `${imports}
    import { given } from "./given.js";
    const prefix = '{"case":' + JSON.stringify(given.case) + ",";
    const print = console.log.bind(console);
    const wait = scheduler.wait.bind(scheduler);
    const last = given.plan.scripts.length - 1;
    let over = false, timers = [], timer = 0, text = "";

    // What follows a promise of WebAssembly runs outside of the request here, where the host lets nobody set a timer or
    // answer: timers are kept here and run by the request, which looks after them.
    globalThis.setTimeout = (run, ms, ...args) => {
      timers.push({ id: ++timer, at: Date.now() + (Number(ms) || 0), run: () => run(...args) });
      return timer;
    };
    globalThis.clearTimeout = (id) => { timers = timers.filter((other) => other.id !== id); };
    globalThis.print = (line) => print(prefix + line.slice(1));
    // testharness.js would wait for events of a service worker, which the host's workers have the class of, but not the events.
    function load_testharness(text) {
      const hidden = Object.getOwnPropertyDescriptor(globalThis, "ServiceWorkerGlobalScope");
      if (hidden) delete globalThis.ServiceWorkerGlobalScope;
      (0, eval)(text);
      if (hidden) Object.defineProperty(globalThis, "ServiceWorkerGlobalScope", hidden);
    }
    // A script's const and let are those of the eval that runs it: so all but testharness.js run in one.
    globalThis.load = (path) => {
      if (!(path in given.sources)) throw new Error(path + ": no such script");
      if (path === given.plan.scripts[0].path) {
        load_testharness(given.sources[path]);
        return;
      }
      text += given.sources[path] + "\\n";
      if (path === given.plan.scripts[last].path) (0, eval)(text);
    };
    globalThis.readbuffer = (path) => {
      if (!(path in given.sources)) throw new Error(path + ": no such file");
      return new TextEncoder().encode(given.sources[path]).buffer;
    };
    globalThis.quit = () => { over = true; };
    globalThis.bindings = {${bindings}};
    export default {
      async fetch() {
        touchstone_wpt(given.plan);
        while (!over) {
          await wait(1);
          const due = timers.filter((each) => each.at <= Date.now());
          timers = timers.filter((each) => !due.includes(each));
          for (const each of due) each.run();
        }
        return new Response("");
      },
    };
    const touchstone_wpt = ${touchstone_wpt_text};`;
  const given = `export const given = ${JSON.stringify({ case: request.case, plan: request.plan, sources: request.sources })};`;
  const modules = { "main.js": main, "given.js": given };
  for (const name of names)
    modules["bindings/" + name] = { wasm: Uint8Array.from(atob(request.modules[name]), (c) => c.charCodeAt(0)).buffer };
  return { ...settings, allowExperimental: true, mainModule: "main.js", modules, globalOutbound: null };
}

export default {
  async test(controller, env) {
    const base = env.TOUCHSTONE_PAGE.replace(/[^/]*$/, "");
    const settings = JSON.parse(env.TOUCHSTONE_SETTINGS);
    const kinds = {
      script(request) { touchstone(request, print); },
      async wpt(request) {
        const loaded = env.TOUCHSTONE_LOADER.get(request.case, () => touchstone_wpt_main(request, settings));
        try {
          await (await loaded.getEntrypoint().fetch("http://worker.test/")).text();
        } catch (e) {
          print(`{"case":${JSON.stringify(request.case)},"harness":1,"message":${JSON.stringify(String(e))}}`);
        }
        print(`{"case":${JSON.stringify(request.case)},"end":true}`);
      },
    };
    for (let sent = 0; ; sent++) {
      const answer = await fetch(`${base}next?${sent}`, { method: "POST", body: "" });
      if (answer.status !== 200) return;
      const request = JSON.parse(await answer.text());
      await kinds[request.kind](request);
    }
  },
};
