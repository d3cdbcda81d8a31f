// Reads numbers, by the server's own classes compiled to WebAssembly. A dedicated worker:
//   in  {id, width, height, rgba: ArrayBuffer, currency}   a crop around one number, straight from a canvas
//   out {id, outcome: 'read' | 'unsure' | 'unreadable', value, digits, text, confidence, alternatives: [the same], reason}
//       or {id, error}
// digits are the digits alone, text what is written; value is what that means as money ("44.31") where a currency is named, else the
// digits. Of what is unreadable the value is empty.
'use strict';

const NETWORKS = ['digits', 'lines', 'lines-photo'];
const OUTCOMES = ['read', 'unsure', 'unreadable'];
const [DIGITS, WRITTEN, REASON] = [0, 1, 2];
const MOST_PIXELS = 25e6;

// What the module asks for when it starts. Its own calls need nothing else, so TeaVM's runtime is not loaded.
const STARTING = {
  stringBuiltinsSupported: () => 1,
  createClass: () => class {},
  defineFunction: (made) => made,
  defineStaticMethod: () => {},
  // The one text of a function in it is "return str;".
  createFunction1: () => (text) => text,
  callFunction1: (called, argument) => called(argument),
  currentTimeMillis: () => Date.now(),
};

// Weights and what is multiplied with them lie in the lower part (see VectorMatrix); the rest is TeaVM's own.
const PAGE = 65536;
const OURS = 256;
const memory = new WebAssembly.Memory({initial: OURS + 16, maximum: 2 * OURS});
const GLOBALS = {heapOffset: OURS * PAGE, maxSize: OURS * PAGE};

function imported({module, name, kind}) {
  if (module === 'teavmMath') {
    return Math[name];
  }
  switch (kind) {
    case 'memory':
      return memory;
    case 'global':
      return GLOBALS[name];
    default:
      return STARTING[name] ?? (() => null);
  }
}

async function compiled(file) {
  return WebAssembly.compile(await (await fetched(file)).arrayBuffer(), {builtins: ['js-string']});
}

async function fetched(file) {
  const response = await fetch(new URL(file, self.location));
  if (!response.ok) {
    throw new Error(`${file} could not be loaded (${response.status})`);
  }
  return response;
}

async function open() {
  const files = NETWORKS.map(async (name) => new Uint8Array(await (await fetched(`${name}.network`)).arrayBuffer()));
  const [module, product] = await Promise.all([compiled('reader.wasm'), compiled('vectors.wasm')]);
  const vectors = await WebAssembly.instantiate(product, {env: {memory}});
  const imports = {vectors: vectors.exports};
  for (const wanted of WebAssembly.Module.imports(module)) {
    if (wanted.module !== 'vectors') {
      (imports[wanted.module] ??= {})[wanted.name] = imported(wanted);
    }
  }
  const {exports} = await WebAssembly.instantiate(module, imports);
  (await Promise.all(files)).forEach((bytes, which) => {
    exports.network(which, bytes.length);
    for (let i = 0; i < bytes.length; i += 4) {
      exports.networkBytes(which, i, bytes[i] | bytes[i + 1] << 8 | bytes[i + 2] << 16 | bytes[i + 3] << 24);
    }
  });
  return exports;
}

function decimalsOf(currency) {
  return new Intl.NumberFormat('en', {style: 'currency', currency}).resolvedOptions().maximumFractionDigits;
}

function answer(reader, {width, height, rgba, currency}) {
  if (!(width >= 1 && height >= 1 && width * height <= MOST_PIXELS && rgba?.byteLength === 4 * width * height)) {
    throw new Error(`${rgba?.byteLength} bytes are no picture of ${width} x ${height} pixels`);
  }
  const decimals = currency && decimalsOf(currency);
  const pixels = new Uint32Array(rgba);
  reader.picture(pixels.length);
  for (let i = 0; i < pixels.length; i++) {
    reader.pixel(i, pixels[i]);
  }
  const outcome = OUTCOMES[reader.read(width, height)];
  const text = (what, index) => {
    let characters = '';
    const length = reader.say(what, index);
    for (let at = 0; at < length; at++) {
      characters += String.fromCharCode(reader.character(at));
    }
    return characters;
  };
  if (outcome === undefined) {
    throw new Error(text(REASON, 0));
  }
  const value = (index) => {
    const minor = currency ? reader.amount(index, decimals) : -1;
    return minor < 0 ? text(DIGITS, index) : (minor / 10 ** decimals).toFixed(decimals);
  };
  const candidates = Array.from({length: reader.candidates()}, (_, index) => ({
    value: value(index),
    digits: text(DIGITS, index),
    text: text(WRITTEN, index),
    confidence: reader.confidence(index),
  }));
  return {outcome, value: '', confidence: 0, ...candidates[0], alternatives: candidates.slice(1), reason: text(REASON, 0)};
}

let opened;

self.onmessage = async ({data}) => {
  try {
    opened ??= open();
    self.postMessage({id: data.id, ...answer(await opened, data)});
  } catch (error) {
    self.postMessage({id: data?.id, error: String(error?.message ?? error)});
    // What could not be loaded is tried again, and what failed begins anew.
    opened = undefined;
  }
};
