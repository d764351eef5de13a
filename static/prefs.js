// Runs in <head>, before anything is painted: language, theme and chapter go on <html>, so that nothing flashes.
// Each is taken from the URL (#/route?lang=en&theme=dark), else from what the reader chose last, else from the browser.
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
  const browserTheme = () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

  function apply() {
    const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?', 2);
    const params = new URLSearchParams(query);
    const lang = one(params.get('lang'), 'zh', 'en') ?? one(stored('convlab.lang'), 'zh', 'en') ?? browserLang();
    const theme =
      one(params.get('theme'), 'light', 'dark') ?? one(stored('convlab.theme'), 'light', 'dark') ?? browserTheme();
    root.lang = lang === 'zh' ? 'zh-CN' : 'en';
    root.dataset.theme = theme;
    root.toggleAttribute('data-embed', params.get('embed') === '1');
    return { route: path.replace(/\/$/, ''), lang, theme };
  }

  // boot.js asks again when the hash changes before the program is there.
  globalThis.convlab = { prefs: apply };
  apply();

  // CSS hides #app while data-boot is "wait": boot.js has not chosen the first screen yet. Never wait for a boot.js that is lost.
  root.dataset.boot = 'wait';
  addEventListener('load', () => {
    if (root.dataset.boot === 'wait') delete root.dataset.boot;
  });
})();
