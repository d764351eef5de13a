// Brings the page up: shows the prerendered first screen, downloads the program that prefs.js has picked and the weights,
// starts Go.
//
// <html data-boot> says where we are: "wait" (prefs.js) → "loading" → "ready" (Go called convlab.ready) or "failed".
// What Go may use afterwards is on globalThis.convlab: assets, program, simd, fetches, module, ready.
'use strict';
(() => {
  performance.mark('convlab:boot');

  const EARLY = ['models/lenet-5-distorted.f16', 'models/novelty.bin']; // needed for the first prediction: fetched beside the program

  const TEXT = {
    zh: {
      loading: (done, all) => `正在下载程序：${done} / ${all} MB`,
      starting: '下载完成，正在启动…',
      unsupported: '这个浏览器不能运行 WebAssembly，所以页面只能看、不能动。请换一个较新的浏览器（Chrome、Edge、Firefox 或 Safari）打开。',
      download: '程序没有下载完整，页面暂时只能看、不能动。请检查网络后重试。',
      start: '程序没能在这个浏览器里启动。请重新加载；如果还不行，请换一个较新的浏览器。',
      stopped: '程序意外停止了。请重新加载页面，网址里的设置会保留。',
      retry: '重试',
      reload: '重新加载',
    },
    en: {
      loading: (done, all) => `Downloading the program: ${done} of ${all} MB`,
      starting: 'Downloaded, starting…',
      unsupported:
        'This browser cannot run WebAssembly, so the page can be read but not used. Please open it in a recent Chrome, Edge, Firefox or Safari.',
      download: 'The program did not download completely, so the page can be read but not used yet. Check the connection and try again.',
      start: 'The program could not start in this browser. Reload the page; if that does not help, try a more recent browser.',
      stopped: 'The program has stopped unexpectedly. Reload the page; the settings in its address are kept.',
      retry: 'Try again',
      reload: 'Reload',
    },
  };

  const root = document.documentElement;
  const app = document.getElementById('app');
  const convlab = globalThis.convlab;
  const text = () => TEXT[root.lang === 'en' ? 'en' : 'zh'];

  // --- The first screen ---

  const screens = new Map(); // "route/lang" → nodes
  const screenKey = (el) => `${el.dataset.route}/${el.dataset.lang}`;
  const fallback = app.dataset.route;
  screens.set(screenKey(app), [...app.childNodes]);
  for (const template of document.querySelectorAll('template[data-route]')) {
    screens.set(screenKey(template), [...template.content.childNodes]);
  }

  function showScreen() {
    const { route, lang } = convlab.prefs();
    app.dataset.lang = lang;
    app.dataset.route = screens.has(`${route}/${lang}`) ? route : fallback;
    app.replaceChildren(...(screens.get(screenKey(app)) ?? app.childNodes));
    // The Content-Security-Policy forbids style attributes in HTML, not styles set from a script.
    for (const el of app.querySelectorAll('[data-style]')) el.style.cssText = el.dataset.style;
  }

  // --- Progress, and sentences for when something fails ---

  const progress = document.getElementById('progress');
  const bar = progress.appendChild(document.createElement('span'));
  const label = progress.appendChild(document.createElement('span'));
  bar.className = 'bar';
  label.className = 'text';
  progress.setAttribute('role', 'progressbar');
  progress.setAttribute('aria-valuemin', '0');

  let received = 0;
  let total = 0; // decoded bytes: what the build wrote down, since Content-Length counts compressed ones
  let drawQueued = false;

  function drawProgress() {
    drawQueued = false;
    const megabytes = (n) => (n / 1e6).toFixed(1);
    const words = received < total ? text().loading(megabytes(received), megabytes(total)) : text().starting;
    bar.style.width = `${(100 * Math.min(received, total)) / total}%`;
    label.textContent = words;
    progress.setAttribute('aria-valuemax', String(total));
    progress.setAttribute('aria-valuenow', String(Math.min(received, total)));
    progress.setAttribute('aria-valuetext', words);
  }

  function count(bytes) {
    received += bytes;
    if (!drawQueued) requestAnimationFrame(drawProgress);
    drawQueued = true;
  }

  let failed = null;

  function fail(reason, button, error) {
    if (root.dataset.boot === 'failed') return;
    failed = { reason, button };
    root.dataset.boot = 'failed';
    progress.hidden = true;
    if (error) console.warn(`convlab: ${reason}:`, error);
    drawFailure();
  }

  function drawFailure() {
    const message = document.getElementById('boot-message');
    message.setAttribute('role', 'alert');
    const sentence = document.createElement('p');
    sentence.textContent = text()[failed.reason];
    message.replaceChildren(sentence);
    if (!failed.button) return;
    // Trying again is a reload: it also mends an index.html that is older than the files on the server.
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text()[failed.button];
    button.addEventListener('click', () => location.reload());
    message.append(button);
  }

  // --- Downloads ---

  // request starts the download of an asset and returns a Response whose bytes are counted as they come.
  async function request(name, onBytes, onEnd) {
    const response = await fetch(convlab.assets[name].url);
    if (!response.ok) throw new Error(`${name}: HTTP status ${response.status}`);
    const counter = new TransformStream({
      transform(chunk, out) {
        onBytes(chunk.length);
        out.enqueue(chunk);
      },
      flush: onEnd,
    });
    // The type is set here so that streaming compilation works on hosts that don't know .wasm.
    return new Response(response.body.pipeThrough(counter), { headers: { 'Content-Type': 'application/wasm' } });
  }

  async function compile(response) {
    if (WebAssembly.compileStreaming) return WebAssembly.compileStreaming(response);
    return WebAssembly.compile(await response.arrayBuffer());
  }

  // program downloads and compiles the program. Its error carries the reason for fail.
  async function program() {
    let got = 0;
    let ended = false;
    let module;
    let failure;
    try {
      const onBytes = (bytes) => {
        got += bytes;
        count(bytes);
      };
      const onEnd = () => {
        ended = true;
      };
      module = await compile(await request(convlab.program, onBytes, onEnd));
    } catch (error) {
      failure = error;
    }
    // On hosts that do not say the length, a cut-off download looks like a broken program, or even like a short one.
    const { size } = convlab.assets[convlab.program];
    if (ended && got !== size) failure ??= new Error(`${got} bytes came instead of ${size}`);
    if (!failure) return module;
    const whole = ended ? got === size : failure instanceof WebAssembly.CompileError;
    throw Object.assign(failure, { reason: whole ? 'start' : 'download' });
  }

  async function start() {
    try {
      convlab.module = await program();
      performance.mark('convlab:wasm');
      await convlab.glue;
      if (typeof Go !== 'function') throw Object.assign(new Error('wasm_exec.js is missing'), { reason: 'download' });
      const go = new Go();
      const instance = await WebAssembly.instantiate(convlab.module, go.importObject);
      await go.run(instance); // the page runs for as long as this has not returned
      fail('stopped', 'reload');
    } catch (error) {
      const reason = error.reason ?? (root.dataset.boot === 'ready' ? 'stopped' : 'start');
      fail(reason, reason === 'download' ? 'retry' : 'reload', error);
    }
  }

  // --- What happens when ---

  const onHash = () => {
    showScreen();
    if (failed) drawFailure();
    else drawProgress();
  };

  // Go calls ready when it has taken over #app.
  convlab.ready = () => {
    performance.mark('convlab:ready');
    removeEventListener('hashchange', onHash);
    progress.hidden = true;
    root.dataset.boot = 'ready';
  };

  showScreen();
  root.dataset.boot = 'loading';
  addEventListener('hashchange', onHash); // links between chapters work without the program

  convlab.fetches = {};
  if (typeof WebAssembly !== 'object') {
    fail('unsupported');
    return;
  }
  const early = EARLY.filter((name) => name in convlab.assets);
  total = [convlab.program, ...early].reduce((sum, name) => sum + convlab.assets[name].size, 0);
  progress.hidden = false;
  drawProgress();
  start();
  for (const name of early) {
    const bytes = request(name, count).then((response) => response.arrayBuffer());
    bytes.catch(() => {}); // Go awaits it, shows what is wrong and tries again
    convlab.fetches[name] = bytes;
  }
})();
