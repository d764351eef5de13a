// Brings the page up: shows the prerendered first screen, downloads the program that prefs.js has picked and then the
// weights of the first answer, starts Go.
//
// <html data-boot> says where we are: "wait" (prefs.js) → "loading" → "ready" (Go called convlab.ready) or "failed".
// What Go may use afterwards is on globalThis.convlab: assets, program, simd, fetches, module, ready.
'use strict';
(() => {
  globalThis.performance?.mark?.('convlab:boot');

  const EARLY = ['models/lenet-5-distorted.f16', 'models/novelty.bin']; // what the first prediction takes

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

  const screens = new Map(); // "route/lang" → nodes; index.html has those of the first chapter
  const screenKey = (el) => `${el.dataset.route}/${el.dataset.lang}`;
  const fallback = app.dataset.route;
  screens.set(screenKey(app), [...app.childNodes]);
  for (const template of document.querySelectorAll('template[data-route]')) {
    screens.set(screenKey(template), [...template.content.childNodes]);
  }

  // showScreen shows the screen that the address asks for, at once if it is here. What doesn't arrive is not missed: the
  // program draws it too.
  let asked = 0;
  async function showScreen() {
    const { route, lang } = convlab.prefs();
    const key = `${route}/${lang}`;
    const mine = ++asked;
    if (!screens.has(key)) {
      try {
        const html = await convlab.screen(route, lang);
        if (html !== null) screens.set(key, nodes(html));
      } catch (error) {
        console.warn('convlab: the first screen:', error);
      }
    }
    if (mine !== asked || root.dataset.boot === 'ready') return;
    app.dataset.lang = lang;
    app.dataset.route = screens.has(key) ? route : fallback;
    app.replaceChildren(...(screens.get(screenKey(app)) ?? app.childNodes));
    // The Content-Security-Policy forbids style attributes in HTML, not styles set from a script.
    for (const el of app.querySelectorAll('[data-style]')) el.style.cssText = el.dataset.style;
    if (root.dataset.boot === 'wait') root.dataset.boot = 'loading';
  }

  function nodes(html) {
    const template = document.createElement('template');
    template.innerHTML = html;
    return [...template.content.childNodes];
  }

  // Some fonts come with the first answer. To look for one among the reader's takes a browser tens of milliseconds, which
  // are to be had while the program is on its way.
  async function findFonts() {
    const pen = document.createElement('canvas').getContext('2d');
    const families = getComputedStyle(root);
    for (const [font, name] of [['400 12px', '--num'], ['500 12px', '--num'], ['700 12px', '--num'], ['600 56px', '--serif']]) {
      await new Promise((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve));
      if (root.dataset.boot !== 'loading') return;
      pen.font = `${font} ${families.getPropertyValue(name)}`;
      pen.measureText('8 < 0.5 ms');
    }
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

  async function request(name) {
    const response = await fetch(convlab.assets[name].url);
    if (!response.ok) throw new Error(`${name}: HTTP status ${response.status}`);
    return response;
  }

  // tally counts the bytes of a response as they come, and returns how many there were. It reads a copy, because browsers
  // keep what they compiled only of a response that is just as fetch has made it.
  async function tally(response, onBytes) {
    let got = 0;
    for (const reader = response.clone().body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return got;
      got += value.length;
      onBytes(value.length);
    }
  }

  async function compile(response) {
    if (!WebAssembly.compileStreaming) return WebAssembly.compile(await response.arrayBuffer());
    // Some hosts don't know .wasm.
    const known = response.headers.get('Content-Type') === 'application/wasm';
    return WebAssembly.compileStreaming(known ? response : new Response(response.body, { headers: { 'Content-Type': 'application/wasm' } }));
  }

  const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  // program downloads and compiles the program. Its error carries the reason for fail.
  async function program() {
    const { size } = convlab.assets[convlab.program];
    let got = null; // bytes, once the download has come to its end
    let module;
    let failure;
    try {
      const response = await request(convlab.program);
      const counted = tally(response, count).then(
        (n) => {
          got = n;
          fetchEarly();
        },
        () => {}, // compile fails too
      );
      try {
        module = await compile(response);
      } finally {
        await Promise.race([counted, later(1000)]);
      }
    } catch (error) {
      failure = error;
    }
    // On hosts that do not say the length, a cut-off download looks like a broken program, or even like a short one.
    if (got !== null && got !== size) failure ??= new Error(`${got} bytes came instead of ${size}`);
    if (!failure) return module;
    const whole = got !== null ? got === size : failure instanceof WebAssembly.CompileError;
    throw Object.assign(failure, { reason: whole ? 'start' : 'download' });
  }

  // fetchEarly starts the downloads of what the first answer takes, when the line is free: the program needs time to start.
  let early = [];
  function fetchEarly() {
    for (const name of early) {
      const bytes = request(name).then(async (response) => {
        tally(response, count).catch(() => {});
        return response.arrayBuffer();
      });
      bytes.catch(() => {}); // Go awaits it, shows what is wrong and tries again
      convlab.fetches[name] = bytes;
    }
    early = [];
  }

  async function start() {
    try {
      convlab.module = await program();
      globalThis.performance?.mark?.('convlab:wasm');
      fetchEarly();
      await convlab.glue;
      if (typeof Go !== 'function') throw Object.assign(new Error('wasm_exec.js is missing'), { reason: 'download' });
      if (!convlab.dom) throw Object.assign(new Error('dom.js is missing'), { reason: 'download' });
      const go = new Go();
      const instance = await WebAssembly.instantiate(convlab.module, go.importObject);
      await later(0); // what is long is a task of its own, here and in Go
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
    globalThis.performance?.mark?.('convlab:ready');
    removeEventListener('hashchange', onHash);
    progress.hidden = true;
    root.dataset.boot = 'ready';
  };

  addEventListener('hashchange', onHash); // links between chapters work without the program
  showScreen();

  convlab.fetches = {};
  if (typeof WebAssembly !== 'object') {
    fail('unsupported');
    return;
  }
  early = EARLY.filter((name) => name in convlab.assets);
  total = [convlab.program, ...early].reduce((sum, name) => sum + convlab.assets[name].size, 0);
  progress.hidden = false;
  drawProgress();
  start();
  findFonts();
})();
