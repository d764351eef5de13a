// Loads the benchmark program, the weights and the digits, and sets globalThis.__bench when all are there. If something
// is missing, globalThis.__benchError says what.
//
// __bench.info             what runs, and where
// __bench.ready            a promise that is kept
// __bench.infer1(n, model) times of n predictions, ms: an array of 784 numbers goes in, an array of ten comes out
// __bench.inferBatch(n, model)    ms for n pictures, a Float32Array in, a Float32Array of 10·n out
// __bench.train(batch, n, model)  {ms, images, loss, accuracy} of one run through the first n digits, plain SGD 0.05
// __bench.probs(model, i)  ten probabilities for digit i
//
// model is 'dense', 'lenet' or 'cnn'. Weights and digits are those of this page, or, if globalThis.__benchBase is set,
// of the folder data/ below it; package web/bench says what is in the files.
'use strict';
(() => {
  const OWN = 'bench';
  const MODELS = ['dense', 'lenet', 'cnn'];
  const SIDE = 28 * 28;
  const CLASSES = 10;

  const asked = new URLSearchParams(location.search).get('simd');

  // A function whose body is a vector of zeros.
  const SIMD = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 22, 1, 20, 0, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 11,
  ];
  const hasSIMD = () => asked !== '0' && WebAssembly.validate(new Uint8Array(SIMD));

  async function get(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: HTTP status ${response.status}`);
    return response;
  }
  const bytes = async (url) => new Uint8Array(await (await get(url)).arrayBuffer());

  const script = (src) =>
    new Promise((resolve, reject) => {
      const el = document.createElement('script');
      el.src = src;
      el.onload = resolve;
      el.onerror = () => reject(new Error(`${src} is missing`));
      document.head.append(el);
    });

  // start runs the program and returns what it exports.
  async function start(name) {
    await script(`${OWN}/${name}_exec.js`);
    const go = new Go();
    const module = await WebAssembly.compileStreaming(get(`${OWN}/${name}.wasm`));
    const instance = await WebAssembly.instantiate(module, go.importObject);
    const started = new Promise((resolve) => (globalThis.benchReady = resolve));
    go.run(instance).then(() => show('The program has stopped.'), fail);
    await started;
    return instance.exports;
  }

  // checked throws what Go returns as an error.
  const checked = (v) => {
    if (v instanceof Error) throw v;
    return v;
  };

  async function load() {
    const own = await (await get(`${OWN}/own.json`)).json(); // what the build knows: programs, which weights are trained
    const simd = hasSIMD() && own.programs.includes('simd');
    const program = await start(simd ? 'simd' : 'plain');
    const go = globalThis.benchGo;

    const base = globalThis.__benchBase;
    const data = `${base ?? OWN}/data/`;
    for (const model of MODELS) checked(go.setWeights(model, await bytes(`${data}${model}.bin`)));
    checked(go.setDigits(await bytes(`${data}mnist-x.bin`), await bytes(`${data}mnist-y.bin`)));

    const info = checked(go.info());
    Object.assign(info, {
      simd,
      cores: navigator.hardwareConcurrency,
      userAgent: navigator.userAgent,
      isolated: globalThis.crossOriginIsolated,
      weights: base ?? 'own',
    });
    if (base === undefined) for (const model of MODELS) info.models[model].trained = own.trained[model];

    // Views of the program's memory. They are empty once the memory has grown; then they are made anew.
    let room = 0;
    let input;
    let output;
    const look = () => {
      const memory = program.mem.buffer;
      input = new Float32Array(memory, program.input(), room * SIDE);
      output = new Float32Array(memory, program.output(), room * CLASSES);
    };
    const plan = (index, n) => {
      checked(go.plan(index, n));
      room = n;
      look();
    };
    // predict takes n pictures, the planned number.
    const predict = (index, x) => {
      if (input.length === 0) look();
      input.set(x);
      program.predict(index, room);
      if (output.length === 0) look();
      return output;
    };
    const index = (model) => checked(go.index(model));
    const array = (o) => [o[0], o[1], o[2], o[3], o[4], o[5], o[6], o[7], o[8], o[9]]; // Array.from takes microseconds
    const picture = (x, i) => Array.from(x.subarray(i * SIDE, (i + 1) * SIDE));

    return {
      info,
      ready: Promise.resolve(true),
      infer1(n, model) {
        const m = index(model);
        plan(m, 1);
        const x = checked(go.pictures(n));
        const pictures = Array.from({ length: n }, (_, i) => picture(x, i));
        const times = [];
        for (const p of pictures) {
          const begin = performance.now();
          const answer = array(predict(m, p));
          const end = performance.now();
          if (answer.length !== CLASSES) throw new Error('no answer');
          times.push(end - begin);
        }
        return times;
      },
      inferBatch(n, model) {
        const m = index(model);
        plan(m, n);
        const x = checked(go.pictures(n));
        const begin = performance.now();
        const answers = predict(m, x).slice();
        const end = performance.now();
        if (answers.length !== n * CLASSES) throw new Error('no answers');
        return end - begin;
      },
      train: (batch, n, model) => checked(go.train(index(model), batch, n)),
      probs(model, i) {
        const m = index(model);
        plan(m, 1);
        return array(predict(m, picture(checked(go.pictures(i + 1)), i)));
      },
      // crossing is the mean time of an exported function that does nothing, ms.
      crossing(n = 10000) {
        const begin = performance.now();
        for (let i = 0; i < n; i++) program.nothing();
        return (performance.now() - begin) / n;
      },
    };
  }

  // --- The table ---

  const state = document.getElementById('state');
  const button = document.getElementById('run');
  const show = (text) => (state.textContent = text);

  function fail(error) {
    globalThis.__benchError = String(error);
    show(`It does not work: ${error}`);
  }

  const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
  const rank = (times, share) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)];

  async function measure(bench) {
    button.disabled = true;
    const rows = document.getElementById('rows');
    rows.replaceChildren();
    for (const model of MODELS) {
      const row = rows.appendChild(document.createElement('tr'));
      const cell = (v) => (row.appendChild(document.createElement('td')).textContent = v);
      const step = async (what, f) => {
        show(`${model}: ${what}…`);
        await pause();
        return f();
      };
      cell(model);
      const times = await step('one picture', () => bench.infer1(200, model));
      cell(rank(times, 0.5).toFixed(3));
      cell(rank(times, 0.95).toFixed(3));
      const n = model === 'dense' ? 1000 : 200;
      let best = Infinity;
      for (let i = 0; i < 5; i++) best = Math.min(best, await step('a batch', () => bench.inferBatch(n, model)));
      cell(Math.round((1000 * n) / best).toLocaleString());
      const t = await step('training', () => bench.train(128, model === 'cnn' ? 256 : 2560, model));
      cell(Math.round((1000 * t.images) / t.ms).toLocaleString());
      cell(((2 * bench.info.models[model].mulAdds * n) / best / 1e6).toFixed(1));
    }
    show(describe(bench));
    button.disabled = false;
  }

  const describe = ({ info }) =>
    `${info.go}, ${info.features}; ${info.cores} cores; weights: ${info.weights}` +
    (info.isolated ? '' : '; the clock is coarse here (no cross-origin isolation)');

  load().then((bench) => {
    globalThis.__bench = bench;
    show(describe(bench));
    button.disabled = false;
    button.addEventListener('click', () => measure(bench).catch(fail));
  }, fail);
})();
