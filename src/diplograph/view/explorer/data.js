// -- what the page was given: columns of numbers, and the words they point into ----------------
const $ = (id) => document.getElementById(id);
const NEVER = -(2 ** 31);

// Sums and differences are smaller than what they stand for; here they become that again.
function unfoldColumns() {
  const starts = (counts) => { const made = new Uint32Array(counts.length + 1); for (let i = 0; i < counts.length; i++) made[i + 1] = made[i] + counts[i]; return made; };
  // Names of their own for the columns: this runs once, before the browser has made it fast.
  const { agents, patients, from, to, told, event, events, actor, pair, type } = col, actorStart = new Uint32Array(E + 1), groupOf = words.types.map((one) => one.group);
  for (let e = 0; e < E; e++) {
    actorStart[e + 1] = actorStart[e] + agents[e] + patients[e];
    const first = from[e];
    if (first === NEVER) continue;
    if (to[e] !== NEVER) to[e] += first;
    if (told[e] !== NEVER) told[e] += first;
  }
  const eventStart = starts(events);
  for (let k = 1, many = event.length; k < many; k++) event[k] += event[k - 1];
  const low = new Uint32Array(L), high = new Uint32Array(L), group = new Uint8Array(L);
  for (let l = 0; l < L; l++) {
    const first = event[eventStart[l]], turned = pair[l] & 1, spot = pair[l] >> 1, at = actorStart[first], left = agents[first], right = patients[first], many = right || left;
    const a = actor[at + (many === 1 ? spot : Math.floor(spot / many))], b = actor[at + (right ? left : 0) + (many === 1 ? 0 : spot % many)];
    low[l] = turned ? b : a; high[l] = turned ? a : b;
    group[l] = groupOf[type[first]];
  }
  const weight = new Uint32Array(N), size = new Float32Array(N); // in how many events each actor is
  for (let k = 0, many = actor.length; k < many; k++) weight[actor[k]] += 1;
  for (let i = 0; i < N; i++) size[i] = col.size[i] / 10;
  Object.assign(col, { actorStart, eventStart, low, high, group, weight, size });
}
const [words, col] = await unpack($("data").textContent);
$("data").remove();
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

// Where the largest of some numbers stand, the largest first, equal ones in their order, zeros left out.
function largest(amounts, most = amounts.length) {
  let top = 0;
  for (let i = 0; i < amounts.length; i++) if (amounts[i] > top) top = amounts[i];
  const next = new Uint32Array(top + 2);
  for (let i = 0; i < amounts.length; i++) next[amounts[i]] += 1;
  next[0] = 0;
  for (let n = top, larger = 0; n > 0; n--) { const many = next[n]; next[n] = larger; larger += many; next[0] = larger; }
  const found = new Uint32Array(Math.min(most, next[0]));
  for (let i = 0; i < amounts.length; i++) if (amounts[i] && next[amounts[i]] < found.length) found[next[amounts[i]]++] = i;
  return found;
}

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

// The sentences lie in parts of some thousand events, each unpacked when it is first asked for.
let packs = null;
const opened = new Map();
function part(number) {
  packs ??= $("claims").textContent.trim().split("\n");
  if (!opened.has(number)) opened.set(number, unpack(packs[number]).then(number ? laidOut(number) : sourcesOf));
  return opened.get(number);
}
function sourcesOf([lists, { published }]) {
  const { titles, publishers, langs, urls, speakers, speakers_en, speakers_ar, places_en, places_ar } = lists;
  return {
    // The filter knows the rarest languages as one.
    articles: titles.map((title, i) => ({ title, publisher: publishers[i], published: published[i], lang: langs[i], spoken: words.langs.includes(langs[i]) ? langs[i] : "", url: urls[i] })),
    speakers: speakers.map((id, i) => ({ id, en: speakers_en[i], ar: speakers_ar[i] })),
    places: places_en.map((en, i) => ({ en, ar: places_ar[i] })),
  };
}
// Where the claims of each event begin, and for each claim the article, speakers and days it takes.
const laidOut = (number) => ([{ ids, texts, patterns, compared }, own]) => {
  const first = words.part * (number - 1), many = own.where.length, starts = new Uint32Array(many + 1), by = new Uint32Array(texts.length + 1), days = new Uint32Array(texts.length + 1);
  for (let i = 0; i < many; i++) starts[i + 1] = starts[i] + col.claims[first + i];
  for (let i = 0, article = 0; i < texts.length; i++) {
    own.article[i] = article += own.article[i];
    by[i + 1] = by[i] + own.by[i];
    days[i + 1] = days[i] + (own.told[i] >> 6 ? 2 : 0);
  }
  const id = (at) => ids[at] ?? Array.from(own.hex.subarray(8 * at, 8 * at + 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { first, id, texts, patterns, compared, own, starts, by, days };
};
const partOf = (event) => 1 + Math.floor(event / words.part);
async function evidence(events) {
  const found = new Map(), sources = await part(0);
  for (const event of events) {
    const some = await part(partOf(event)), at = event - some.first, claims = [];
    for (let claim = some.starts[at]; claim < some.starts[at + 1]; claim++) claims.push(unfold(claim, some, sources, event));
    found.set(event, { id: some.id(at), place: sources.places[some.own.where[at] - 1], claims, compared: some.compared[at] ?? [] });
  }
  return found;
}
function unfold(claim, { texts, patterns, own, by, days }, sources, event) {
  const told = own.told[claim], actors = cast(event), speaker = (number) => {
    const node = number < 0 ? actors[-1 - number] : number;
    return node < N ? { id: words.ids[node], en: words.en[node], ar: words.ar[node] || words.en[node] } : sources.speakers[node - N];
  };
  // Where the text names the event's own actors in full, a mark stands for the name.
  const text = texts[claim].replace(/[\x01-\x08\x0e-\x15]/g, (mark) => { const code = mark.charCodeAt(0); return code < 0x0e ? words.en[actors[code - 1]] : words.ar[actors[code - 0x0e]]; });
  return {
    source: sources.articles[own.article[claim]], letters: patterns[own.pattern[claim]], pieces: text.split(BETWEEN), negated: (told & 1) === 1, modality: words.modalities[(told >> 1) & 15],
    by: Array.from(own.speaker.subarray(by[claim], by[claim + 1]), speaker), place: sources.places[own.place[claim] - 1],
    days: told >> 6 ? Array.from(own.days.subarray(days[claim], days[claim] + 2)) : told & 32 ? null : [col.from[event], col.to[event]],
  };
}
