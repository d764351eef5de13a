// What a worker runs: it gets the second program from the page, compiled, and the address of its JavaScript side, and
// starts it. All messages after that are between Go and Go (web/work); here it is only said when the program ends.
'use strict';
const end = (why) => postMessage({ kind: 'dead', head: new TextEncoder().encode(String(why)) });
onmessage = async ({ data: { module, glue } }) => {
  onmessage = null;
  try {
    importScripts(glue);
    const go = new Go();
    await go.run(await WebAssembly.instantiate(module, go.importObject));
    end('the program has ended');
  } catch (error) {
    end(error);
  }
};
