// -- from letters to bytes, and from bytes to lists and columns -----------------------------------------------
// Two letters of the 91 that any HTML file may hold are 13 bits; a last one alone is six.
function bytes(text) {
  const made = new Uint8Array(Math.floor((13 * (text.length >> 1) + 6 * (text.length & 1)) / 8)), number = new Uint8Array(128);
  for (let code = 0x21, n = 0; code < 0x7f; code++) if (!'"&<'.includes(String.fromCharCode(code))) number[code] = n++;
  let held = 0, left = 0, at = 0;
  for (let i = 0; i + 1 < text.length; i += 2) {
    held = (held << 13) | (91 * number[text.charCodeAt(i)] + number[text.charCodeAt(i + 1)]);
    for (left += 13; left >= 8; ) { left -= 8; made[at++] = held >> left; }
    held &= (1 << left) - 1;
  }
  if (at < made.length) made[at] = ((held << 6) | number[text.charCodeAt(text.length - 1)]) >> (left - 2);
  return made;
}
const inflate = (raw) => new Response(new Blob([raw]).stream().pipeThrough(new DecompressionStream("deflate")));

const LONGEST = 20; // bits of a code
// bzip2, as Seward's program writes it; what a browser has not by itself.
function bunzip(packed) {
  let at = 4, held = 0, left = 0, least, limit, base, symbols, out = new Uint8Array(packed.length * 6 + 64), size = 0;
  const bits = (n) => {
    while (left < n) { held = ((held & 0xffffff) << 8) | packed[at++]; left += 8; }
    left -= n;
    return (held >>> left) & ((1 << n) - 1);
  };
  while (bits(24) === 0x314159) {
    bits(24); bits(16); bits(17); // the rest of the mark, a check sum, a flag of old
    const origin = bits(24), used = [], rows = bits(16);
    for (let i = 0; i < 16; i++) if ((rows >> (15 - i)) & 1) { const row = bits(16); for (let j = 0; j < 16; j++) if ((row >> (15 - j)) & 1) used.push(16 * i + j); }
    const tables = bits(3), turns = bits(15), chosen = new Uint8Array(turns), recent = Array.from({ length: tables }, (_, i) => i);
    for (let i = 0; i < turns; i++) {
      let j = 0;
      while (bits(1)) j += 1;
      const one = recent[j];
      recent.copyWithin(1, 0, j);
      chosen[i] = recent[0] = one;
    }
    const codes = recent.map(() => huffman(bits, used.length + 2)), end = used.length + 1;
    // Huffman codes to places in the list of bytes last seen, runs of the first of them apart.
    const next = new Uint32Array(1e5 * (packed[3] - 48)), counts = new Uint32Array(257), order = Uint8Array.from(used);
    let many = 0, run = 0, worth = 1;
    for (let turn = 0, now = 0; ; now--) {
      if (!now) { ({ least, limit, base, symbols } = codes[chosen[turn++]]); now = 50; }
      while (left < LONGEST) { held = (held << 8) | packed[at++]; left += 8; }
      const ahead = (held >>> (left - LONGEST)) & 0xfffff;
      let long = least;
      while (ahead > limit[long]) long += 1;
      left -= long;
      const symbol = symbols[(ahead >> (LONGEST - long)) - base[long]];
      if (symbol < 2) { run += worth << symbol; worth <<= 1; continue; }
      if (run) { counts[order[0] + 1] += run; next.fill(order[0], many, many + run); many += run; run = 0; worth = 1; }
      if (symbol === end) break;
      const byte = order[symbol - 1];
      for (let i = symbol - 1; i; i--) order[i] = order[i - 1]; // mostly few
      order[0] = byte;
      counts[byte + 1] += 1;
      next[many++] = byte;
    }
    // Back from the sorted order to the order of writing.
    for (let i = 0; i < 256; i++) counts[i + 1] += counts[i];
    for (let i = 0; i < many; i++) next[counts[next[i] & 255]++] |= i << 8;
    if (out.length < size + many + 64) out = grown(out, 2 * (size + many) + 64);
    let repeated = 0, last = -1;
    for (let i = 0, spot = next[origin] >>> 8; i < many; i++) {
      const byte = next[spot] & 255;
      spot = next[spot] >>> 8;
      if (repeated === 4) { // four alike are followed by how many more there are
        if (out.length < size + byte + 64) out = grown(out, 2 * size + 512);
        out.fill(last, size, size + byte);
        size += byte; repeated = 0; last = -1;
        continue;
      }
      repeated = byte === last ? repeated + 1 : 1;
      last = byte;
      if (size === out.length) out = grown(out, 2 * size);
      out[size++] = byte;
    }
  }
  return out.subarray(0, size);
}
function grown(from, size) {
  const made = new Uint8Array(size);
  made.set(from);
  return made;
}
function huffman(bits, count) {
  const lengths = new Uint8Array(count);
  for (let i = 0, long = bits(5); i < count; i++) {
    while (bits(1)) long += bits(1) ? -1 : 1;
    lengths[i] = long;
  }
  const limit = new Int32Array(22), base = new Int32Array(22), symbols = [];
  let least = LONGEST;
  for (const long of lengths) if (long < least) least = long;
  for (let long = least, code = 0; long <= LONGEST; long++) {
    base[long] = code - symbols.length;
    for (let i = 0; i < count; i++) if (lengths[i] === long) { symbols.push(i); code += 1; }
    limit[long] = (code << (LONGEST - long)) - 1; // of what lies ahead, by the longest code there may be
    code <<= 1;
  }
  return { least, limit, base, symbols: Uint16Array.from(symbols) };
}

const ARRAYS = { u1: Uint8Array, u2: Uint16Array, u4: Uint32Array, i4: Int32Array };
const TEXTS = "\x1e", BETWEEN = "\x1f";
// What `packing.py` made of words, lists and columns.
async function unpack(text) {
  const [told, numbers] = text.trim().split(" ").map(bytes), small = told[0] === 0x42; // the B of BZh
  const [head, ...lists] = (small ? new TextDecoder().decode(bunzip(told)) : await inflate(told).text()).split("\x1d"), words = JSON.parse(head), col = {};
  const planes = new Uint8Array(await inflate(numbers).arrayBuffer());
  words.lists.forEach(([name, count], i) => { words[name] = count ? lists[i].split(TEXTS) : []; });
  let at = 0;
  for (const [name, kind, count, written] of words.columns) {
    const wide = ARRAYS[kind].BYTES_PER_ELEMENT, raw = new Uint8Array(wide * count);
    for (let byte = 0; byte < written; byte++) for (let i = byte, end = raw.length; i < end; i += wide) raw[i] = planes[at++];
    col[name] = new ARRAYS[kind](raw.buffer);
  }
  return [words, col];
}
