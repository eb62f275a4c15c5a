// browse.mjs PLAN: does in a headless Chromium, over its debugging pipe, what the JSON file PLAN lists, and prints a JSON array of
// what it saw: {"visits": [{"url", "dark", "width", "script", "axe", "file", "noscript", "print"}], "axe": PATH}. For each visit: {"errors": [console errors,
// exceptions, failed requests], "value": what the script gave, "violations": [what axe-core found]}; "file": a screenshot. With "print"
// the page is as on paper, and "pdf" how a print of it begins.
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const axe = plan.axe ? readFileSync(plan.axe, 'utf8') : null;
const profile = mkdtempSync(join(tmpdir(), 'browse-'));
const browser = spawn('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions', '--mute-audio', '--hide-scrollbars',
  '--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank'], {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']});

let next = 1, rest = Buffer.alloc(0);
const waiting = new Map(), listeners = [];
browser.stdio[4].on('data', bytes => {
  rest = Buffer.concat([rest, bytes]);
  for (let end; (end = rest.indexOf(0)) >= 0; rest = rest.subarray(end + 1)) {
    const message = JSON.parse(rest.subarray(0, end).toString());
    if (message.id) {
      const {resolve, reject} = waiting.get(message.id);
      waiting.delete(message.id);
      message.error ? reject(new Error(message.error.message)) : resolve(message.result);
    } else {
      for (const listener of listeners) listener(message);
    }
  }
});
browser.on('exit', () => waiting.forEach(({reject}) => reject(new Error('the browser ended'))));

function send(method, params = {}, sessionId) {
  return new Promise((resolve, reject) => {
    waiting.set(next, {resolve, reject});
    browser.stdio[3].write(JSON.stringify({id: next++, method, params, sessionId}) + '\0');
  });
}

async function visit({url, dark, width = 1280, script, axe: judged, file, noscript, print}) {
  const {targetId} = await send('Target.createTarget', {url: 'about:blank'});
  const {sessionId} = await send('Target.attachToTarget', {targetId, flatten: true});
  const on = (method, params) => send(method, params, sessionId);
  const errors = [];
  let loaded;
  const done = new Promise(resolve => { loaded = resolve; });
  listeners.push(({method, params, sessionId: of}) => {
    if (of !== sessionId) return;
    if (method === 'Page.loadEventFired') loaded();
    if (method === 'Runtime.exceptionThrown') errors.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === 'Runtime.consoleAPICalled' && ['error', 'warning', 'assert'].includes(params.type)) errors.push(params.args.map(arg => arg.value).join(' '));
    if (method === 'Log.entryAdded' && ['error', 'warning'].includes(params.entry.level)) errors.push(params.entry.text);
    if (method === 'Network.loadingFailed') errors.push(params.errorText);
    if (method === 'Network.requestWillBeSent' && !/^(file|data|http:\/\/127\.0\.0\.1)/.test(params.request.url)) errors.push(`asked the network for ${params.request.url}`);
    if (method === 'Network.responseReceived' && params.response.status >= 400) errors.push(`${params.response.status} ${params.response.url}`);
    if (method === 'Page.javascriptDialogOpening') errors.push(`dialog: ${params.message}`);
  });
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await on(`${domain}.enable`);
  await on('Emulation.setEmulatedMedia', {media: print ? 'print' : '', features: [{name: 'prefers-color-scheme', value: dark ? 'dark' : 'light'}]});
  await on('Emulation.setDeviceMetricsOverride', {width, height: 900, deviceScaleFactor: 1, mobile: false});
  if (noscript) await on('Emulation.setScriptExecutionDisabled', {value: true});
  await on('Page.navigate', {url});
  await done;
  if (noscript) await on('Emulation.setScriptExecutionDisabled', {value: false});
  const run = async expression => {
    const {result, exceptionDetails} = await on('Runtime.evaluate', {expression, awaitPromise: true, returnByValue: true});
    if (exceptionDetails) errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const value = script ? await run(script) : undefined;
  let violations = [];
  if (judged && axe) {
    await run(axe + '; 0');
    violations = await run(`axe.run(document, {preload: false}).then(found => found.passes.length < 5 ? ['axe-core looked at nothing'] : found.violations.map(v => v.id + ': ' + v.help + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join(' | ')))`);
  }
  if (file) {
    const {data} = await on('Page.captureScreenshot', {captureBeyondViewport: true});
    writeFileSync(file, Buffer.from(data, 'base64'));
  }
  const pdf = print ? Buffer.from((await on('Page.printToPDF', {printBackground: true})).data, 'base64').toString('latin1', 0, 5) : undefined;
  await send('Target.closeTarget', {targetId});
  return {url, errors, value, violations, pdf};
}

let status = 0;
try {
  const seen = [];
  for (const each of plan.visits) seen.push(await visit(each));
  process.stdout.write(JSON.stringify(seen));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  status = 1;
} finally {
  browser.kill('SIGKILL');
  await new Promise(resolve => browser.exitCode === null && browser.signalCode === null ? browser.on('exit', resolve) : resolve());
  rmSync(profile, {recursive: true, force: true, maxRetries: 5});
}
process.exit(status);
