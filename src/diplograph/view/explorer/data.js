// -- what the page was given: columns of numbers, and the words they point into ----------------
const $ = (id) => document.getElementById(id);
const NEVER = -(2 ** 31);

function bytes(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const raw = atob(text.trim()), made = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) made[i] = raw.charCodeAt(i);
  return made;
}
const inflate = (text) => new Response(new Blob([bytes(text)]).stream().pipeThrough(new DecompressionStream("deflate")));

const ARRAYS = { u1: Uint8Array, u2: Uint16Array, u4: Uint32Array, i4: Int32Array, f4: Float32Array };
async function columns() {
  const packed = await inflate($("data").textContent).arrayBuffer();
  $("data").remove();
  const length = new DataView(packed).getUint32(0, true);
  const words = JSON.parse(new TextDecoder().decode(new Uint8Array(packed, 4, length)));
  const made = {};
  for (const [name, kind, count, at] of words.columns) made[name] = new ARRAYS[kind](packed, 4 + length + at, count);
  return [words, made];
}
// Sums and differences are smaller than what they stand for; here they become that again.
function unfoldColumns() {
  const starts = (counts) => { const made = new Uint32Array(counts.length + 1); for (let i = 0; i < counts.length; i++) made[i + 1] = made[i] + counts[i]; return made; };
  col.actorStart = new Uint32Array(E + 1);
  for (let e = 0; e < E; e++) {
    col.actorStart[e + 1] = col.actorStart[e] + col.agents[e] + col.patients[e];
    if (col.from[e] === NEVER) continue;
    if (col.to[e] !== NEVER) col.to[e] += col.from[e];
    if (col.told[e] !== NEVER) col.told[e] += col.from[e];
  }
  col.eventStart = starts(col.events);
  for (let k = 1; k < col.event.length; k++) col.event[k] += col.event[k - 1];
  col.low = new Uint32Array(L); col.high = new Uint32Array(L); col.group = new Uint8Array(L);
  for (let l = 0; l < L; l++) {
    const event = col.event[col.eventStart[l]], pair = col.pair[l] >> 1, at = col.actorStart[event], many = col.patients[event] || col.agents[event];
    const a = col.actor[at + Math.floor(pair / many)], b = col.actor[at + (col.patients[event] ? col.agents[event] : 0) + (pair % many)];
    col.low[l] = col.pair[l] & 1 ? b : a; col.high[l] = col.pair[l] & 1 ? a : b;
    col.group[l] = words.types[col.type[event]].group;
  }
  col.size = Float32Array.from(col.size, (n) => n / 10);
}
const [words, col] = await columns();
const N = words.ids.length, E = col.type.length, L = col.pair.length;
unfoldColumns();
// Above so many actors or lines, vis-network is slow to draw and a reader lost: the overview is drawn instead.
const DETAIL = { nodes: 1000, lines: 3000 };

const agents = (event) => col.actor.subarray(col.actorStart[event], col.actorStart[event] + col.agents[event]);
const patients = (event) => col.actor.subarray(col.actorStart[event] + col.agents[event], col.actorStart[event + 1]);
const cast = (event) => col.actor.subarray(col.actorStart[event], col.actorStart[event + 1]);
const eventsOf = (line) => col.event.subarray(col.eventStart[line], col.eventStart[line + 1]);
const kindOf = (node) => words.kinds[col.kind[node]];
const typeOf = (event) => words.types[col.type[event]];
const stateOf = (node) => (col.country[node] ? words.states[col.country[node] - 1] : null);
const start = (event) => (col.from[event] !== NEVER ? col.from[event] : col.told[event]);
const end = (event) => (col.to[event] !== NEVER ? col.to[event] : col.told[event]);

let numbers = null; // actors by their id
const numberOf = (id) => (numbers ??= new Map(words.ids.map((one, i) => [one, i]))).get(id);

// For each actor the lines that end at it.
let ends = null;
function linesAt(node) {
  if (!ends) {
    const first = new Uint32Array(N + 1);
    for (let l = 0; l < L; l++) { first[col.low[l] + 1] += 1; first[col.high[l] + 1] += 1; }
    for (let i = 0; i < N; i++) first[i + 1] += first[i];
    const next = first.slice(), line = new Uint32Array(2 * L);
    for (let l = 0; l < L; l++) { line[next[col.low[l]]++] = l; line[next[col.high[l]]++] = l; }
    ends = { first, line };
  }
  return ends.line.subarray(ends.first[node], ends.first[node + 1]);
}
const across = (line, node) => (col.low[line] === node ? col.high[line] : col.low[line]);

// The sentences lie in parts of a thousand events, each unpacked when it is first asked for.
let packs = null;
const opened = new Map();
function part(number) {
  packs ??= $("claims").textContent.trim().split("\n");
  if (!opened.has(number)) opened.set(number, inflate(packs[number]).json());
  return opened.get(number);
}
async function evidence(events) {
  const found = new Map(), sources = await part(0);
  for (const event of events) {
    const some = await part(1 + Math.floor(event / words.chunk)), at = event % words.chunk;
    found.set(event, { id: some.ids[at], place: sources.places[some.places[at]], claims: some.claims[at].map((claim) => unfold(claim, sources, event)), compared: some.compared[at] ?? [] });
  }
  return found;
}
function unfold([article, [letters, ...pieces], negated, modality, speakers, days, place], sources, event) {
  const [title, publisher, published, lang, url] = sources.articles[article];
  return {
    source: { title, publisher, published, lang, url }, letters, pieces, negated: negated === 1, modality: words.modalities[modality],
    by: speakers.map((one) => sources.speakers[one]), days: days === 0 ? [col.from[event], col.to[event]] : days.length ? days : null, place: sources.places[place],
  };
}
