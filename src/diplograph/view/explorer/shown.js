// -- what is shown: filters, dates and focus turn into flags for every event, line and actor -------
const on = (group, value) => !state.off.has(group + ":" + value);
const visible = new Uint8Array(E), count = new Uint32Array(L), lead = new Uint8Array(L), shown = new Uint8Array(N);
let allowed = new Uint8Array(E); // by all filters but the dates: what the timeline counts
let totals = { events: 0, claims: 0, actors: 0, lines: 0 };
let members = null; // the actors in focus, in the order in which they are told
let version = 0;

const nodeOn = new Uint8Array(N);
function recount() {
  const flags = (group, list) => Uint8Array.from(list, (one) => (on(group, one) ? 1 : 0));
  const kinds = flags("kind", words.kinds), states = flags("state", ["", ...words.states.map((one) => one.id)]), { kind, country } = col;
  for (let i = 0; i < N; i++) nodeOn[i] = kinds[kind[i]] & states[country[i]];
  for (const one of state.off) if (one.startsWith("actor:")) { const i = numberOf(one.slice(6)); if (i !== undefined) nodeOn[i] = 0; }
  const types = flags("type", words.types.map((one) => one.id)), statuses = flags("status", words.statuses);
  const bits = (list, group) => list.reduce((sum, one, i) => sum + (on(group, one) ? 2 ** i : 0), 0);
  const modalities = bits(words.modalities, "modality"), langs = bits(words.langs, "lang");
  const open = words.statuses.indexOf("open"), actual = 2 ** words.modalities.indexOf("actual");
  const from = state.from ? period(state.from)?.[0] ?? -1e9 : -1e9, to = state.to ? period(state.to)?.[1] ?? 1e9 : 1e9, dated = from > -1e9 || to < 1e9;
  const { type, status, langs: spoken, modality, actorStart, actor } = col;
  for (let e = 0; e < E; e++) {
    let good = types[type[e]] & statuses[status[e]] && (spoken[e] & langs) !== 0;
    if (good && status[e] === open) good = ((modality[e] & ~actual) === 0) || (modality[e] & ~actual & modalities) !== 0;
    if (good) { good = false; for (let k = actorStart[e], last = actorStart[e + 1]; k < last && !good; k++) good = nodeOn[actor[k]] === 1; }
    allowed[e] = good ? 1 : 0;
    visible[e] = good && (!dated || (start(e) !== NEVER && end(e) >= from && start(e) <= to)) ? 1 : 0;
  }
  weigh(null);
  members = state.focus ? focus() : null;
  if (members) {
    const inside = new Uint8Array(N);
    for (const node of members) inside[node] = 1;
    weigh(inside);
    keep(inside);
  }
  shown.fill(0);
  const { claims } = col, inside = members && new Set(members);
  let events_ = 0, claims_ = 0, actors_ = 0, lines_ = 0;
  for (let e = 0; e < E; e++) if (visible[e]) {
    events_ += 1;
    claims_ += claims[e];
    for (let k = actorStart[e], last = actorStart[e + 1]; k < last; k++) shown[actor[k]] = 1;
  }
  for (let i = 0; i < N; i++) { if (!nodeOn[i] || (inside && !inside.has(i))) shown[i] = 0; actors_ += shown[i]; }
  for (let l = 0; l < L; l++) if (count[l]) lines_ += 1;
  totals = { events: events_, claims: claims_, actors: actors_, lines: lines_ };
  version += 1;
}
// How many of its events each line shows, and how the surest of them is told.
const ranks = Uint8Array.from(words.statuses, (one) => RANK.indexOf(one));
function weigh(inside) {
  const { low, high, eventStart, event, status } = col;
  for (let l = 0; l < L; l++) {
    let n = 0, best = 9;
    if (nodeOn[low[l]] && nodeOn[high[l]] && (!inside || (inside[low[l]] && inside[high[l]]))) {
      for (let k = eventStart[l], last = eventStart[l + 1]; k < last; k++) if (visible[event[k]]) {
        n += 1;
        const rank = ranks[status[event[k]]];
        if (rank < best) best = rank;
      }
    }
    count[l] = n;
    lead[l] = best;
  }
}
// In focus, an event is shown if one of its lines is, or if it is the ego's alone.
function keep(inside) {
  const kept = new Uint8Array(E);
  for (let l = 0; l < L; l++) if (count[l]) for (const event of eventsOf(l)) kept[event] = 1;
  for (let e = 0; e < E; e++) if (visible[e] && !kept[e]) {
    kept[e] = state.focus.ego !== undefined && cast(e).includes(state.focus.ego) && !cast(e).some((node) => node !== state.focus.ego && inside[node] && nodeOn[node]) ? 1 : 0;
    visible[e] = kept[e];
  }
}
const live = (line) => Array.from(eventsOf(line)).filter((event) => visible[event]);
const involving = (node) => { const found = []; for (let e = 0; e < E; e++) if (visible[e] && cast(e).includes(node)) found.push(e); return found; };
const leadOf = (line) => RANK[lead[line]] ?? "told";
const way = (line, a, b) => live(line).some((event) => !typeOf(event).both && agents(event).includes(a) && patients(event).includes(b));

// -- focus: one actor with those it has to do with, or the way from one to another -------------------
const NEAR = 300;
function focus() {
  if (state.focus.ego !== undefined) return neighbours(state.focus.ego).slice(0, NEAR + 1);
  return path(...state.focus.path);
}
function neighbours(ego) {
  const weight = new Map();
  for (const line of linesAt(ego)) if (count[line]) weight.set(across(line, ego), (weight.get(across(line, ego)) ?? 0) + count[line]);
  return [ego, ...[...weight].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map((one) => one[0])];
}
// The shortest way; of several as short, the one whose weakest relation is strongest.
function path(a, b) {
  const from = new Map([[a, { steps: 0, weakest: Infinity, back: -1 }]]);
  let ring = [a];
  while (ring.length && !from.has(b)) {
    const next = new Map();
    for (const node of ring) for (const line of linesAt(node)) {
      const other = across(line, node);
      if (!count[line] || from.has(other)) continue;
      const weakest = Math.min(from.get(node).weakest, count[line]);
      if (!(next.get(other)?.weakest >= weakest)) next.set(other, { weakest, back: node });
    }
    for (const [node, one] of next) from.set(node, one);
    ring = [...next.keys()];
  }
  if (!from.has(b)) return [a, b];
  const found = [];
  for (let node = b; node !== -1; node = from.get(node).back) found.unshift(node);
  return found;
}
