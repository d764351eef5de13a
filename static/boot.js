// Brings the page up: shows the prerendered first screen, downloads the program that prefs.js has picked and then the
// weights of the first answer, starts Go. From the beginning it watches that all of the page's files come, whole, and says
// what does not: it runs by itself (async), whatever else is missing. That it is missing itself is for prefs.js to say, and
// that both are, for #late in index.html.
//
// <html data-boot> says where we are: "wait" (prefs.js) → "loading" → "ready" (Go called convlab.ready) or "failed".
// What Go may use afterwards is on globalThis.convlab: assets, program, simd, fetches, bytes, module, hire, ready.
'use strict';
(() => {
  globalThis.performance?.mark?.('convlab:boot');

  const EARLY = ['models/lenet-5-distorted.f16', 'models/novelty.bin']; // what the first prediction takes
  const LATE = 8000; // milliseconds without a byte after which the reader is told
  const STALL = 20_000; // and after which a file that the lesson has asked for counts as lost

  const TEXT = {
    zh: {
      loading: (done, all) => `正在下载程序：${done} / ${all} MB`,
      starting: '下载完成，正在启动…',
      parts: { program: '程序', code: '页面的一个脚本', page: '网页本身', look: '页面的样式' },
      unsupported: '这个浏览器不能运行 WebAssembly，所以页面只能看、不能动。请换一个较新的浏览器（Chrome、Edge、Firefox 或 Safari）打开。',
      lost: (part) => `${part}没有下载完整，页面暂时只能看、不能动。请检查网络后重试。`,
      late: (part) => `${part}迟迟没有传过来。它一到，页面就会接着打开；也可以现在重试。`,
      plain: '页面的样式没有下载完整：内容都能用，只是排版简陋。请检查网络后重试。',
      file: '这个页面是作为本地文件打开的，浏览器不让它读取旁边的程序文件。请用网页服务器打开这个文件夹：运行 ./build.sh serve，或任何静态文件服务器，再访问它给出的 http 地址。',
      start: '程序没能在这个浏览器里启动。请重新加载；如果还不行，请换一个较新的浏览器。',
      stopped: '程序意外停止了。请重新加载页面，网址里的设置会保留。',
      retry: '重试',
      reload: '重新加载',
    },
    en: {
      loading: (done, all) => `Downloading the program: ${done} of ${all} MB`,
      starting: 'Downloaded, starting…',
      parts: { program: 'The program', code: 'One of the page’s scripts', page: 'The page itself', look: 'The page’s style sheet' },
      unsupported:
        'This browser cannot run WebAssembly, so the page can be read but not used. Please open it in a recent Chrome, Edge, Firefox or Safari.',
      lost: (part) => `${part} did not download completely, so the page can be read but not used yet. Check the connection and try again.`,
      late: (part) => `${part} is slow to arrive. The page goes on as soon as it is here; or you can try again now.`,
      plain: 'The page’s style sheet did not download completely: everything works, but it looks plain. Check the connection and try again.',
      file: 'This page was opened as a file, and browsers do not let such a page read the program beside it. Serve the folder instead, with ./build.sh serve or any static web server, and open the http address that it gives.',
      start: 'The program could not start in this browser. Reload the page; if that does not help, try a more recent browser.',
      stopped: 'The program has stopped unexpectedly. Reload the page; the settings in its address are kept.',
      retry: 'Try again',
      reload: 'Reload',
    },
  };

  const root = document.documentElement;
  const convlab = (globalThis.convlab ??= {});
  convlab.boot = true; // prefs.js asks

  // The reader's language is what prefs.js has found, or about what it would find.
  function lang() {
    if (convlab.assets) return root.lang === 'en' ? 'en' : 'zh';
    const wanted = [/lang=(zh|en)\b/.exec(location.hash)?.[1], ...(navigator.languages ?? []).map((tag) => tag.slice(0, 2).toLowerCase())];
    return wanted.find((tag) => tag === 'zh' || tag === 'en') ?? 'en';
  }
  const text = () => TEXT[lang()];
  const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  // --- The first screen ---

  const screens = new Map(); // "route/lang" → nodes; index.html has those of the first chapter
  const screenKey = (el) => `${el.dataset.route}/${el.dataset.lang}`;
  let app;
  let fallback;

  function findScreens() {
    app = document.getElementById('app');
    if (!app) return;
    fallback = app.dataset.route;
    screens.set(screenKey(app), [...app.childNodes]);
    for (const template of document.querySelectorAll('template[data-route]')) {
      screens.set(screenKey(template), [...template.content.childNodes]);
    }
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
        const coming = Promise.resolve(convlab.screen(route, lang)).then((html) => {
          if (html !== null) screens.set(key, nodes(html));
          return true;
        });
        // One that is late does not keep the page hidden. It is shown when it comes.
        const here = await Promise.race([coming, later(LATE)]);
        if (!here) coming.then(() => mine === asked && showScreen(), () => {});
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
    if (!pen) return;
    const families = getComputedStyle(root);
    for (const [font, name] of [['400 12px', '--num'], ['500 12px', '--num'], ['700 12px', '--num'], ['600 56px', '--serif']]) {
      await new Promise((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve));
      if (root.dataset.boot !== 'loading') return;
      pen.font = `${font} ${families.getPropertyValue(name)}`;
      pen.measureText('8 < 0.5 ms');
    }
  }

  // --- Progress ---

  let progress;
  let bar;
  let label;

  function findProgress() {
    progress = document.getElementById('progress') ?? document.body.appendChild(document.createElement('div'));
    bar = progress.appendChild(document.createElement('span'));
    label = progress.appendChild(document.createElement('span'));
    bar.className = 'bar';
    label.className = 'text';
    progress.setAttribute('role', 'progressbar');
    progress.setAttribute('aria-valuemin', '0');
  }

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
    moved = performance.now();
    if (late) check();
    if (!drawQueued) requestAnimationFrame(drawProgress);
    drawQueued = true;
  }

  // --- Sentences for what is late or lost ---

  let awaited = null; // the part that is being downloaded
  let moved = performance.now(); // when something has last come of it
  let late = false; // and the reader has been told
  let failed = null; // {reason, part}: the page does not start

  function wait(part) {
    if (part !== awaited) moved = performance.now();
    awaited = part;
  }

  // Each style sheet ends with a property that says that it is here to its end; web/site writes it.
  const sheets = () => [...document.querySelectorAll('link[rel="stylesheet"]')];
  const styled = () => {
    const style = getComputedStyle(root);
    return sheets().every((link) => style.getPropertyValue(`--whole-${/([^/.]+)\.[^/]*$/.exec(link.href)?.[1]}`) !== '');
  };

  // Scripts wait for style sheets, and the page for scripts. Those that are late are to be waited for no longer: they are
  // asked for in the way of sheets for another medium, and apply when they are here.
  function release() {
    for (const link of sheets().filter((link) => !link.sheet && link.media === '')) {
      const patient = link.cloneNode();
      patient.media = 'not all';
      patient.addEventListener('load', () => (patient.media = 'all'));
      link.after(patient);
      link.remove();
    }
  }

  // check finds out what there is to say, and says it.
  function check() {
    const parsed = document.readyState !== 'loading';
    if (!parsed) wait(!convlab.prefs ? 'code' : !styled() ? 'look' : !convlab.dom ? 'code' : 'page');
    late = !failed && awaited !== null && performance.now() - moved > LATE;
    if (late && awaited === 'look') release();
    const plain = parsed && !styled();
    if (failed) say(failed);
    else if (late) say({ reason: 'late', part: awaited });
    else if (plain) say({ reason: 'plain' });
    else say(null);
    if (progress) progress.hidden = failed !== null || late || plain || root.dataset.boot === 'ready';
    if (root.dataset.boot === 'ready' && !plain) clearInterval(watch);
  }
  const watch = setInterval(check, 1000);

  const BUTTON = { lost: 'retry', late: 'retry', plain: 'retry', start: 'reload', stopped: 'reload' };

  let said = null; // what stands there now
  function say(problem) {
    const message = document.getElementById('boot-message');
    if (!message) return;
    document.getElementById('late')?.remove();
    const saying = problem ? [lang(), problem.reason, problem.part].join(' ') : '';
    if (saying === said) return;
    said = saying;
    message.replaceChildren();
    if (!problem) return;
    const words = text()[problem.reason];
    const sentence = document.createElement('p');
    sentence.textContent = typeof words === 'function' ? words(text().parts[problem.part]) : words;
    message.lang = lang() === 'en' ? 'en' : 'zh-CN';
    message.append(sentence);
    if (!(problem.reason in BUTTON)) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text()[BUTTON[problem.reason]];
    button.addEventListener('click', () => {
      button.disabled = true;
      again(problem);
    });
    message.append(button);
  }

  function fail(reason, part, error) {
    if (root.dataset.boot === 'failed') return;
    // From file:, no fetch succeeds, however often it is tried.
    failed = reason === 'lost' && location.protocol === 'file:' ? { reason: 'file' } : { reason, part };
    root.dataset.boot = 'failed';
    awaited = null;
    if (error) console.warn(`convlab: ${[reason, part].join(' ')}:`, error);
    check();
  }

  // again tries again. That is a reload as a rule, which also mends an index.html that is older than the files on the
  // server. But a reload believes the browser's cache, and that may hold what was wrong: so it is filled anew.
  async function again({ reason, part }) {
    const fresh = (url) => fetch(url, { cache: 'reload' });
    if (reason === 'lost' && part === 'program') {
      try {
        const response = await fresh(convlab.assets[convlab.program].url);
        if (response.ok && !/html/.test(response.headers.get('Content-Type'))) {
          begin(response);
          return;
        }
      } catch {
        // a reload may lead to where the reader has to log in
      }
    } else if (reason === 'lost' || reason === 'plain') {
      const urls = [...document.querySelectorAll('script[src], link[rel="stylesheet"]')].map((el) => el.src || el.href);
      const all = Promise.allSettled(urls.map((url) => fresh(url).then((response) => response.arrayBuffer())));
      await Promise.race([all, later(5000)]);
    }
    location.reload();
  }

  // --- Downloads ---

  async function request(name, options) {
    const response = await fetch(convlab.assets[name].url, options);
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

  // bytes returns a promise of a file's bytes. A second try asks the server again: what the browser kept may be what was
  // wrong. A download that has stopped for good fails.
  convlab.bytes = async (name, again, onBytes = () => {}) => {
    const stop = new AbortController();
    let timer;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(new Error(`${name}: nothing has come for ${STALL / 1000} s`)), STALL);
    };
    try {
      alive();
      const response = await request(name, { cache: again ? 'reload' : 'default', signal: stop.signal });
      const parts = [];
      for (const reader = response.body.getReader(); ; ) {
        const { done, value } = await reader.read();
        if (done) break;
        alive();
        parts.push(value);
        onBytes(value.length, value);
      }
      return await new Blob(parts).arrayBuffer();
    } finally {
      clearTimeout(timer);
    }
  };

  // hire returns a promise of a new worker, in which the second program is about to start. That is fetched when the first
  // is hired, and compiled once for all. onBytes hears how it comes.
  let second = null; // a promise of it
  let afresh = false; // the browser's cache may hold what was wrong
  async function fetchSecond(onBytes) {
    const name = convlab.program.replace('convlab', 'worker');
    const stop = new AbortController();
    let timer;
    const alive = (bytes) => {
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(new Error(`${name}: nothing has come for ${STALL / 1000} s`)), STALL);
      onBytes(bytes);
    };
    try {
      alive(0);
      const response = await request(name, { cache: afresh ? 'reload' : 'default', signal: stop.signal });
      const counted = tally(response, alive);
      counted.catch(() => {}); // compile fails too
      const module = await compile(response);
      if ((await counted) !== convlab.assets[name].size) throw new Error(`${name} is cut off, or another page's`);
      return module;
    } finally {
      clearTimeout(timer);
    }
  }
  convlab.hire = async (onBytes = () => {}) => {
    second ??= fetchSecond(onBytes);
    let module;
    try {
      module = await second;
    } catch (error) {
      second = null;
      afresh = true;
      throw error;
    }
    const url = (name) => new URL(convlab.assets[name].url, document.baseURI).href;
    const worker = new Worker(url('worker.js'));
    worker.postMessage({ module, glue: url(convlab.program.replace('convlab', 'wasm_exec').replace('.wasm', '.js')) });
    return worker;
  };

  // program downloads and compiles the program, or takes the response that is here. Its error carries what fail is to say.
  async function program(response) {
    const { size } = convlab.assets[convlab.program];
    let got = null; // bytes, once the download has come to its end
    let module;
    let failure;
    try {
      response ??= await request(convlab.program);
      const counted = tally(response, count).then(
        (n) => {
          got = n;
          wait(null); // now it is compiled
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
    throw Object.assign(failure, whole ? { reason: 'start' } : { reason: 'lost', part: 'program' });
  }

  // fetchEarly starts the downloads of what the first answer takes, when the line is free: the program needs time to start.
  let early = [];
  function fetchEarly() {
    for (const name of early) {
      const bytes = convlab.bytes(name, false, count);
      bytes.catch(() => {}); // Go awaits it, shows what is wrong and tries again
      convlab.fetches[name] = bytes;
    }
    early = [];
  }

  async function start(response) {
    const lost = (name) => Object.assign(new Error(`${name} is missing`), { reason: 'lost', part: 'code' });
    try {
      wait('program');
      convlab.module = await program(response);
      globalThis.performance?.mark?.('convlab:wasm');
      fetchEarly();
      wait('code');
      await convlab.glue;
      wait(null);
      if (typeof Go !== 'function') throw lost('wasm_exec.js');
      if (!convlab.dom) throw lost('dom.js');
      const go = new Go();
      const instance = await WebAssembly.instantiate(convlab.module, go.importObject);
      await later(0); // what is long is a task of its own, here and in Go
      await go.run(instance); // the page runs for as long as this has not returned
      fail('stopped');
    } catch (error) {
      fail(error.reason ?? (root.dataset.boot === 'ready' ? 'stopped' : 'start'), error.part, error);
    }
  }

  function begin(response) {
    failed = null;
    if (root.dataset.boot === 'failed') root.dataset.boot = 'loading';
    received = 0;
    total = [convlab.program, ...early].reduce((sum, name) => sum + convlab.assets[name].size, 0);
    drawProgress();
    start(response);
    check();
  }

  // --- What happens when ---

  const onHash = () => {
    showScreen();
    if (failed) check();
    else drawProgress();
  };

  // Go calls ready when it has taken over #app.
  convlab.ready = () => {
    globalThis.performance?.mark?.('convlab:ready');
    removeEventListener('hashchange', onHash);
    root.dataset.boot = 'ready';
    progress.hidden = true;
  };
  convlab.fetches = {};

  // The page is here to its end, and every script that it waits for has come or won't.
  function go() {
    wait(null);
    findScreens();
    findProgress();
    const whole = app && convlab.assets; // else index.html is cut off, or prefs.js is lost
    if (!convlab.assets) {
      root.lang = lang() === 'en' ? 'en' : 'zh-CN';
      convlab.prefs = () => ({ route: fallback, lang: lang() });
      convlab.screen = () => null;
    }
    if (app) {
      addEventListener('hashchange', onHash); // links between chapters work without the program
      showScreen();
    }
    if (!whole) {
      fail('lost', app && document.getElementById('assets') ? 'code' : 'page');
      return;
    }
    if (typeof WebAssembly !== 'object') {
      fail('unsupported');
      return;
    }
    early = EARLY.filter((name) => name in convlab.assets);
    begin();
    findFonts();
  }
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', go);
  else go();
})();
