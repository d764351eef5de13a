// The page's half of web/dom: carries out a render's changes, which come as one buffer of numbers and one string, and
// reads the page into one string. Nodes have numbers, which Go gives out; web/dom/page_js.go writes what is read here.
'use strict';
(() => {
  const SPACES = ['http://www.w3.org/1999/xhtml', 'http://www.w3.org/2000/svg', 'http://www.w3.org/1998/Math/MathML'];
  const ATTR_SPACES = [null, 'http://www.w3.org/1999/xlink', 'http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/2000/xmlns/'];

  // By number: a node and, once it is in the page, the parent that it is meant to have there.
  const known = new Map();
  const node = (id) => known.get(id).node;

  // meant returns the entry of a node that is about to be changed. Translators and extensions put elements around our
  // nodes and take some away: what stands elsewhere than we left it is no longer ours to change in place.
  class Moved extends Error {}
  function meant(id) {
    const entry = known.get(id);
    const { node, parent } = entry;
    if (parent && (node.parentNode !== parent || !node.isConnected)) throw new Moved();
    return entry;
  }

  // What others have done below a mount since we looked. Translators change texts, and put <font> around them, in elements
  // that they may translate: these are strange, and are read anew when a text there is to change. All else that others do
  // makes the page stale: the next render reads all of it.
  class Watch {
    constructor(mount) {
      this.mount = mount;
      this.observer = globalThis.MutationObserver && new MutationObserver((records) => this.note(records));
      this.reset();
    }
    reset() {
      this.stale = false;
      this.strange = new WeakSet();
      this.look();
      this.observer?.takeRecords();
    }
    look() {
      this.observer?.observe(this.mount, { childList: true, characterData: true, subtree: true });
    }
    away() {
      if (!this.observer) return;
      this.note(this.observer.takeRecords());
      this.observer.disconnect();
    }
    note(records) {
      const added = new Set();
      const removed = new Map(); // with the elements that they stood in
      const changed = new Set(); // texts
      for (const record of records) {
        const { target } = record;
        const el = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
        if (el?.isConnected && !el.closest('[data-host]') && el.closest('[translate]')?.getAttribute('translate') === 'no') this.stale = true;
        if (record.type === 'characterData') changed.add(target);
        for (const n of record.addedNodes) added.add(n);
        for (const n of record.removedNodes) removed.set(n, target);
      }
      const balance = new Map(); // by element: how many nodes came, less those that went
      const count = (el, n) => {
        if (!el.isConnected || el.closest('[data-host]')) return false;
        this.strange.add(el);
        balance.set(el, (balance.get(el) ?? 0) + n);
        return true;
      };
      const text = (n) => n?.nodeType === Node.TEXT_NODE;
      const others = (n) => !text(n) && n.localName !== 'font';
      for (const n of added) {
        if (!n.parentNode) this.stale ||= text(n); // half of a text, perhaps
        else if (count(n.parentNode, 1)) this.stale ||= others(n) || (text(n) && (text(n.previousSibling) || text(n.nextSibling)));
      }
      for (const [n, el] of removed) {
        if (n.parentNode !== el && !added.has(n) && count(el, -1)) this.stale ||= others(n) || changed.has(n);
        else if (added.has(n) && n.parentNode !== el && !n.parentNode?.closest('font')) this.stale = true; // moved
        else if (added.has(n)) count(el, -1);
      }
      for (const n of balance.values()) this.stale ||= n < 0;
    }
  }
  const watches = new Map(); // by the number of the mount
  const strange = (el) => [...watches.values()].some((w) => w.strange.has(el));

  // mend puts a text back that stands alone in its element. What else is translated can stay so.
  function mend(entry) {
    const { node, parent } = entry;
    const alone = [...known.values()].every((e) => e === entry || e.parent !== parent);
    if (!alone || !parent.isConnected || parent.querySelector(':not(font)')) throw new Moved();
    parent.replaceChildren(node);
    for (const w of watches.values()) w.strange.delete(parent);
  }

  function place(parentID, id, beforeID, move) {
    const { node: parent } = meant(parentID);
    const entry = meant(id);
    const before = beforeID ? meant(beforeID) : null;
    if ((before && before.node.parentNode !== parent) || strange(parent)) throw new Moved();
    // moveBefore keeps focus, scroll positions, transitions and frames.
    if (move && parent.moveBefore && parent.isConnected) parent.moveBefore(entry.node, before && before.node);
    else parent.insertBefore(entry.node, before && before.node);
    entry.parent = parent;
  }

  function setProp(el, name, value) {
    if (name === 'value' && el === document.activeElement) {
      // null where there is no caret to keep: buttons, ranges, numbers.
      const { selectionStart: start, selectionEnd: end } = el;
      if (typeof start === 'number') {
        el[name] = value;
        el.setSelectionRange(start, end);
        return;
      }
    }
    el[name] = value;
  }

  // setHTML sets an element's content, unless keep is set and the content is what html would make.
  let inert; // a document that loads and runs nothing
  function setHTML(el, html, keep) {
    if (keep) {
      if (el.innerHTML === html) return;
      inert ??= document.implementation.createHTMLDocument('');
      const want = inert.createElementNS(el.namespaceURI, el.localName);
      want.innerHTML = html;
      let x = el.firstChild;
      let y = want.firstChild;
      while (x && y && x.isEqualNode(y)) [x, y] = [x.nextSibling, y.nextSibling];
      if (!x && !y) return;
    }
    el.innerHTML = html;
  }

  // Values and nodes that are read are written one after the other, ended by a character that no value has.
  const END = '\0';
  const clean = (s) => (s.includes(END) ? s.replaceAll(END, '\uFFFD') : s) + END;

  function property(v) {
    switch (typeof v) {
      case 'string':
        return clean(`s${v}`);
      case 'number':
        return `n${v}${END}`;
      case 'boolean':
        return (v ? 't' : 'f') + END;
    }
    return `0${END}`;
  }

  // run carries out the changes in the first count numbers of bytes; their strings stand in text, one after the other,
  // and their lengths among the numbers. It returns what was read on the way, or false if it met a node that somebody
  // has moved: then what came before has been done, and the rest has not. The numbers are those of page_js.go.
  function run(bytes, count, text) {
    const words = new Int32Array(bytes.buffer, 0, count).slice(); // focus() may lead to another run
    let at = 0;
    let from = 1; // the first character keeps TextDecoder from taking ours for a byte order mark
    let read = '';
    const next = () => words[at++];
    const string = () => text.slice(from, (from += next()));
    for (const w of watches.values()) w.away();
    try {
      while (at < count) {
        switch (next()) {
          case 1: // element: id, space, tag
            {
              const id = next();
              const space = next();
              const node = space ? document.createElementNS(SPACES[space], string()) : document.createElement(string());
              known.set(id, { node });
            }
            break;
          case 2: // text: id, data
            known.set(next(), { node: document.createTextNode(string()) });
            break;
          case 3: // insert: parent, id, before
            place(next(), next(), next(), false);
            break;
          case 4: // move, likewise
            place(next(), next(), next(), true);
            break;
          case 5: // remove: id
            {
              const entry = meant(next());
              entry.parent = null;
              entry.node.remove();
            }
            break;
          case 6: // data of a text: id, data
            {
              const entry = known.get(next());
              const { node, parent } = entry;
              if (parent && (node.parentNode !== parent || !node.isConnected || strange(parent))) mend(entry);
              node.data = string();
            }
            break;
          case 7: // content: id, HTML
            setHTML(meant(next()).node, string(), false);
            break;
          case 8: // content, if it differs
            setHTML(meant(next()).node, string(), true);
            break;
          case 9: // attribute: id, space, name, value
            {
              const { node } = meant(next());
              const space = ATTR_SPACES[next()];
              if (space) node.setAttributeNS(space, string(), string());
              else node.setAttribute(string(), string());
            }
            break;
          case 10: // no attribute: id, name
            meant(next()).node.removeAttribute(string());
            break;
          case 11: // style: id, CSS; the Content-Security-Policy refuses the attribute, and lets this pass
            meant(next()).node.style.cssText = string();
            break;
          case 12: // property: id, name, "s" and a string or "j" and JSON
            {
              const { node } = meant(next());
              const name = string();
              const value = string();
              setProp(node, name, value[0] === 's' ? value.slice(1) : JSON.parse(value.slice(1)));
            }
            break;
          case 13: // focus: id
            node(next()).focus();
            break;
          case 14: // mark for events: id, number
            node(next()).convlabID = next();
            break;
          case 15: // forget: id
            {
              const id = next();
              known.delete(id);
              watches.get(id)?.observer?.disconnect();
              watches.delete(id);
            }
            break;
          case 16: // read a property: id, name
            read += property(node(next())[string()]);
            break;
        }
      }
    } catch (error) {
      if (error instanceof Moved) return false;
      throw error;
    } finally {
      for (const w of watches.values()) w.look();
    }
    return read;
  }

  // tree writes down what is below a node, parents before children, and numbers it from first on. What is in hosts is
  // not ours. An element is its space, its tag, the number of its attributes, these, and the number of its children.
  function tree(id, first) {
    const parts = [];
    const below = (parent) => {
      let n = 0;
      for (let k = parent.firstChild; k; k = k.nextSibling, n++) {
        known.set(first++, { node: k, parent });
        if (k.nodeType === Node.TEXT_NODE) {
          parts.push(clean(`t${k.data}`));
          continue;
        }
        if (k.nodeType !== Node.ELEMENT_NODE) {
          parts.push(`c${END}`);
          continue;
        }
        const names = k.getAttributeNames();
        parts.push(clean(Math.max(SPACES.indexOf(k.namespaceURI), 0) + k.localName), names.length + END);
        for (const name of names) parts.push(clean(name), clean(k.getAttribute(name)));
        const mark = parts.push('') - 1; // the number of children goes before them
        parts[mark] = (k.hasAttribute('data-host') ? 0 : below(k)) + END;
      }
      return n;
    };
    below(node(id));
    if (watches.has(id)) watches.get(id).reset();
    else watches.set(id, new Watch(node(id)));
    return parts.join('');
  }

  // stale says whether others have changed what is below a mount, so that it is to be read anew.
  function stale(id) {
    const w = watches.get(id);
    if (!w) return false;
    w.away();
    w.look();
    return w.stale;
  }

  (globalThis.convlab ??= {}).dom = {
    run,
    tree,
    stale,
    node,
    know: (id, n) => known.set(id, { node: n }),
    holds: (id) => node(id).contains(document.activeElement),
    focused: (id) => node(id) === document.activeElement,
    size: () => known.size,
  };
})();
