// Runs before anything is painted: language, theme and chapter go on <html>, so that nothing flashes.
// Each is taken from the URL (#/route?lang=en&theme=dark), else from what the reader chose last, else from the browser.
// Then it picks the program, with SIMD or without, so that its download begins before the page is read to the end.
'use strict';
(() => {
  const root = document.documentElement;
  const one = (value, ...allowed) => (allowed.includes(value) ? value : null);
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage can be switched off
    }
  };
  const browserLang = () => {
    const wanted = (navigator.languages ?? []).map((tag) => tag.slice(0, 2).toLowerCase());
    return wanted.find((tag) => tag === 'zh' || tag === 'en') ?? 'en';
  };
  const browserTheme = () => {
    try {
      return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    } catch {
      return 'light';
    }
  };

  // What this browser gets without being told by a link; Go asks too.
  const home = () => ({
    lang: one(stored('convlab.lang'), 'zh', 'en') ?? browserLang(),
    theme: one(stored('convlab.theme'), 'light', 'dark') ?? browserTheme(),
    visited: stored('convlab.visited') ?? '',
    trained: stored('convlab.trained') ?? '',
  });

  // Keeps a choice for the next visit, if the browser lets us.
  const remember = (key, value) => {
    try {
      localStorage.setItem(`convlab.${key}`, value);
    } catch {
      // then for this visit only
    }
  };

  // address returns what stands behind #/, also if a chat program has encoded it as a whole, once or twice.
  function address() {
    let hash = location.hash;
    for (let i = 0; i < 2 && !hash.includes('?'); i++) {
      try {
        hash = decodeURIComponent(hash);
      } catch {
        break;
      }
    }
    return hash.replaceAll('&amp;', '&').replace(/^#?\/?/, '');
  }

  function apply() {
    const [path, query = ''] = address().split('?', 2);
    const params = new URLSearchParams(query);
    const lang = one(params.get('lang'), 'zh', 'en') ?? home().lang;
    const theme = one(params.get('theme'), 'light', 'dark') ?? home().theme;
    root.lang = lang === 'zh' ? 'zh-CN' : 'en';
    root.dataset.theme = theme;
    root.toggleAttribute('data-embed', params.get('embed') === '1');
    return { route: path.replace(/\/$/, ''), lang, theme };
  }

  // boot.js asks again when the hash changes before the program is there.
  const convlab = Object.assign((globalThis.convlab ??= {}), { prefs: apply, home, remember });
  const { route, lang } = apply();

  // CSS hides #app while data-boot is "wait": boot.js has not chosen the first screen yet.
  root.dataset.boot = 'wait';
  document.getElementById('late')?.remove();

  // --- Is boot.js lost? If not, it says what else is. ---

  const LOST = {
    zh: ['页面的启动脚本没有下载完整，页面暂时只能看、不能动。请检查网络后重试。', '重试'],
    en: ['The script that starts the page did not download completely, so the page can be read but not used yet. Check the connection and try again.', 'Try again'],
  };

  let told = false;
  function tell() {
    const message = document.getElementById('boot-message');
    if (convlab.boot || told || !message) return;
    told = true;
    delete root.dataset.boot; // nobody will choose a screen
    const [words, retry] = LOST[root.lang === 'en' ? 'en' : 'zh'];
    const sentence = document.createElement('p');
    const button = document.createElement('button');
    sentence.textContent = words;
    button.type = 'button';
    button.textContent = retry;
    button.addEventListener('click', () => {
      button.disabled = true;
      // The browser's cache may hold what was wrong.
      const fresh = fetch(document.getElementById('boot').src, { cache: 'reload' }).then((response) => response.arrayBuffer());
      const reload = () => location.reload();
      fresh.then(reload, reload);
      setTimeout(reload, 5000);
    });
    message.append(sentence, button);
  }
  addEventListener('load', tell);
  setTimeout(tell, 8000);

  // --- The program ---

  try {
    convlab.assets = JSON.parse(document.getElementById('assets').textContent);
  } catch {
    return; // index.html is cut off, as boot.js says
  }

  // screen returns a promise of the HTML of a chapter's first screen, null if the build has none outside index.html.
  const screens = new Map();
  convlab.screen = (route, lang) => {
    const name = `screens/${route}-${lang}.html`;
    if (!Object.hasOwn(convlab.assets, name)) return null;
    if (!screens.has(name)) {
      const html = fetch(convlab.assets[name].url, { priority: 'high' }).then((response) => {
        if (!response.ok) throw new Error(`${name}: HTTP status ${response.status}`);
        return response.arrayBuffer();
      }).then((bytes) => {
        if (bytes.byteLength !== convlab.assets[name].size) throw new Error(`${name} is cut off, or another page`);
        return new TextDecoder().decode(bytes);
      });
      html.catch(() => screens.delete(name)); // the next time, try again
      screens.set(name, html);
    }
    return screens.get(name);
  };
  convlab.screen(route, lang);

  if (typeof WebAssembly !== 'object') return; // boot.js says so

  // () => i8x16.popcnt(i8x16.splat(0)): 0xfd begins an instruction on vectors, which only a browser with SIMD lets pass.
  const vectors = [
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // \0asm, version 1
    ...[1, 5, 1, 0x60, 0, 1, 0x7b], // a type: nothing → v128
    ...[3, 2, 1, 0], // a function of that type
    ...[10, 10, 1, 8, 0, 0x41, 0, 0xfd, 15, 0xfd, 98, 11], // its code: i32.const 0, splat, popcnt, end
  ];
  const simd = 'convlab-simd.wasm' in convlab.assets && WebAssembly.validate(new Uint8Array(vectors));
  // ?simd=0 asks for the plain program; before the hash, since it is no state of the lesson.
  const wanted = new URLSearchParams(location.search).get('simd') !== '0';
  convlab.program = simd && wanted ? 'convlab-simd.wasm' : 'convlab.wasm';
  convlab.simd = simd; // whether there was a choice

  const preload = document.createElement('link');
  preload.rel = 'preload';
  preload.as = 'fetch';
  preload.crossOrigin = 'anonymous';
  preload.href = convlab.assets[convlab.program].url;
  document.head.append(preload);

  // The program's JavaScript side, of the same version of Go.
  const glue = document.createElement('script');
  glue.src = convlab.assets[simd && wanted ? 'wasm_exec-simd.js' : 'wasm_exec.js'].url;
  convlab.glue = new Promise((resolve) => {
    glue.addEventListener('load', resolve);
    glue.addEventListener('error', resolve); // boot.js finds that Go is missing
  });
  document.head.append(glue);
})();
