// -- the panel: figures, the strongest relations, or the sentences behind what is chosen -----------------
let turn = 0;
async function show() {
  const mine = ++turn, box = make("div");
  if (state.pick) {
    const events = chosenEvents(), some = events.slice(0, atOnce(events, 0)), read = await evidence(some);
    if (mine !== turn) return;
    chosen(box, events, some, read);
    if (some.length < Math.min(CARDS, events.length)) setTimeout(() => readOn($("panel").lastElementChild, events, some.length));
  } else overviewPanel(box);
  $("panel").replaceChildren(...box.childNodes);
  $("panel").dataset.view = state.pick ? (state.pick.node !== undefined ? "actor" : "relation") : "overview";
}
const CARDS = 40, PARTS = 4;
// How many events can be shown for opening few parts of the evidence: all forty, where the page is not large.
function atOnce(events, from) {
  const fresh = new Set();
  let to = from;
  for (; to < events.length && to < from + CARDS; to++) {
    const one = partOf(events[to]);
    if (!opened.has(one) && fresh.add(one).size > PARTS) break;
  }
  return to;
}
function chosenEvents() {
  const { node, line } = state.pick, events = line !== undefined ? live(line) : involving(node);
  return events.sort((a, b) => col.claims[b] - col.claims[a] || start(a) - start(b) || a - b);
}
function pick(what, moveFocus) {
  state.pick = what;
  hush();
  const done = apply();
  $("panel").scrollTop = 0;
  if (moveFocus) $("panel").focus({ preventScroll: narrow.matches });
  if (narrow.matches && what) done.then(() => goTo($("panel")));
  return done;
}
// Where panel and picture lie below each other, a choice leads from one to the other.
const narrow = matchMedia("(max-width: 62rem)"), still = matchMedia("(prefers-reduced-motion: reduce)");
const goTo = (part) => part.scrollIntoView({ behavior: still.matches ? "auto" : "smooth", block: "start" });

function bar(heading) {
  const made = make("div", undefined, "bar"), wide = button("⇔", () => { $("panel").parentElement.classList.toggle("wide"); reshape(); }, "small");
  wide.id = "wide"; wide.title = t("wide"); wide.setAttribute("aria-label", t("wide"));
  made.append(heading, wide);
  if (state.pick) made.append(button(t("back"), () => { pick(null, true); if (narrow.matches) goTo($("stage")); }, "small"));
  return made;
}
function figures(amounts) {
  // Five small numbers stand in one row; large ones in two that look meant.
  const made = make("dl", undefined, Object.values(amounts).some((amount) => amount >= 1e4) ? "figures large" : "figures");
  for (const [what, amount] of Object.entries(amounts)) {
    const one = make("div");
    one.append(make("dt", t(what)), make("dd", amount.toLocaleString("en-GB")));
    made.append(one);
  }
  return made;
}
function overviewPanel(box) {
  box.append(bar(make("h2", t("overview"))), figures({ events: totals.events, claims: totals.claims, actors: totals.actors, articles: words.articles, outlets: words.outlets }));
  const about = focusLine();
  if (about) box.append(about);
  box.append(make("p", t(engine === overview ? "hint_overview" : "hint"), "soft"), make("h3", t("strongest")));
  const list = make("ul", undefined, "relations"), best = strongest(400);
  const rows = (from, to) => list.append(...best.slice(from, to).map(({ line, claims }) => {
    const one = button(undefined, () => pick({ line }, true)), text = make("span", pair(line)), item = make("li");
    text.append(make("small", t(words.groups[col.group[line]]) + ": " + kinds(live(line))));
    const total = make("b", String(claims));
    total.title = t("claims");
    one.append(key("line", GROUPS[col.group[line]]), text, total);
    item.append(one);
    return item;
  }));
  rows(0, 14);
  box.append(list);
  if (best.length > 14) box.append(button(t("more"), (e) => { rows(14, 400); e.target.remove(); }, "small"));
}
function strongest(most) {
  const { eventStart, event, claims } = col, told = new Uint32Array(L);
  for (let l = 0; l < L; l++) if (count[l]) for (let k = eventStart[l], last = eventStart[l + 1]; k < last; k++) if (visible[event[k]]) told[l] += claims[event[k]];
  return Array.from(largest(told, most), (line) => ({ line, claims: told[line] }));
}
// What the picture is narrowed to, and the way back to all.
function focusLine() {
  if (!state.focus) return null;
  const made = make("p", undefined, "focus"), { ego } = state.focus;
  if (ego !== undefined) {
    const all = neighbours(ego).length - 1;
    made.append(t("around") + " ", make("bdi", name(ego)), ". ");
    if (all > NEAR) made.append(t("strongest_of").replace("{n}", NEAR).replace("{all}", all) + " ");
  } else if (members.length < 3 && !linesAt(members[0]).some((line) => count[line] && across(line, members[0]) === members[1])) made.append(t("no_path") + " ");
  else made.append(t("path") + ": ", ...people(members, state.lang === "ar" ? " ← " : " → "), ". ");
  made.append(button(t("everything"), () => { state.focus = null; apply(true); }, "small"));
  return made;
}

function chosen(box, events, some, read) {
  const { node, line } = state.pick, heading = make("h2", line !== undefined ? pair(line) : iso(name(node))), about = make("p", undefined, "soft");
  box.append(bar(heading));
  if (line !== undefined) about.append(key("line", GROUPS[col.group[line]]), " " + t(words.groups[col.group[line]]));
  else aboutActor(about, node);
  about.append(" · " + amount(events.length, "events"));
  box.append(about);
  if (node !== undefined) box.append(actorTools(node));
  else box.append(others(line));
  const focused = focusLine();
  if (focused) box.append(focused);
  if (!events.length) { box.append(make("p", t("nothing"), "soft")); return; }
  const tools = make("p", undefined, "tools");
  tools.append(button(t("copy_csv"), async (e) => copied(e.target, csv(await evidence(events), events)), "small"));
  box.append(tools, ...some.map((event) => card(event, read.get(event))), ...moreCards(events, some.length));
}
function moreCards(events, from) {
  if (events.length <= from) return [];
  const made = button(t("more"), () => readOn(made, events, from), "small");
  return [made];
}
// Cards in place of the button that asks for them; up to the first forty unasked.
async function readOn(made, events, from) {
  const to = atOnce(events, from), some = events.slice(from, to), read = await evidence(some);
  if (!made.isConnected) return;
  const next = moreCards(events, to);
  made.replaceWith(...some.map((event) => card(event, read.get(event))), ...next);
  if (to < CARDS && next.length) setTimeout(() => readOn(next[0], events, to));
}
function aboutActor(about, node) {
  const other = state.lang === "ar" ? "en" : "ar", twin = make("bdi", name(node, other)), state_ = stateName(node);
  twin.lang = other;
  about.append(t(kindOf(node)), state_ && kindOf(node) !== "state" ? " · " + iso(state_) : "");
  if (name(node, "ar") !== name(node, "en")) about.append(" · ", twin);
  if (/^Q\d+$/.test(words.ids[node])) about.append(" · ", link("https://www.wikidata.org/wiki/" + words.ids[node], "Wikidata"));
}
function actorTools(node) {
  const made = make("p", undefined, "tools"), ego = state.focus?.ego === node;
  if (!ego) made.append(button(t("only"), () => { state.focus = { ego: node }; apply(true); }, "small")); // the way back stands below
  made.append(button(t("path_to"), () => { wayFrom = node; $("search").focus(); $("search").placeholder = t("path_from").replace("{name}", bare(name(node))); }, "small"));
  made.append(button(t("hide"), () => { state.off.add("actor:" + words.ids[node]); state.pick = null; if (ego) state.focus = null; legend(); apply(true); }, "small"));
  return made;
}
// The same two actors in another class: cooperation beside conflict.
function others(line) {
  const made = make("p", undefined, "tools");
  for (const one of linesAt(col.low[line])) if (one !== line && count[one] && across(one, col.low[line]) === col.high[line]) {
    const go = button(undefined, () => pick({ line: one }, true), "small");
    go.append(key("line", GROUPS[col.group[one]]), " " + t(words.groups[col.group[one]]) + " · " + count[one]);
    made.append(go);
  }
  return made;
}
function people(list, between = comma()) {
  return Array.from(list).flatMap((node, i) => { const one = button(undefined, () => pick({ node }, true), "name"); one.append(make("bdi", name(node))); return i ? [between, one] : [one]; });
}

// -- one event: who says what of it, side by side ---------------------------------------------------------
function card(event, { id, place: where, claims: all, compared }) {
  const kind = typeOf(event), made = make("article", undefined, "event"), heading = make("h3", kind[state.lang]), who = make("p", undefined, "who");
  const claims = all.filter((claim) => on("lang", claim.source.spoken));
  made.style.borderInlineStartColor = `var(${GROUPS[kind.group]})`;
  made.dataset.event = id;
  const status = words.statuses[col.status[event]];
  if (status !== "told") heading.append(make("span", t(status), "tag hot"));
  who.append(...people(agents(event)));
  if (patients(event).length) who.append(kind.both ? " ↔ " : arrow(), ...people(patients(event)));
  const meta = make("p", when(event), "soft");
  if (where) meta.append(" · " + t("place") + " ", make("bdi", where[state.lang]));
  made.append(heading, who, meta);
  made.append(...comparisons(compared, all, claims));
  // A side is whoever said it first, by whichever ways it came to the paper.
  const sides = new Map();
  for (const claim of claims) {
    const speaker = claim.by[0]?.id ?? "";
    sides.set(speaker, [...(sides.get(speaker) ?? []), claim]);
  }
  const grid = make("div", undefined, sides.size > 1 ? "sides" : "sides one");
  // Those who are named first, each beside the other; then the outlets themselves.
  for (const [speaker, some] of [...sides].sort((a, b) => (a[0] === "") - (b[0] === ""))) {
    const side = make("section", undefined, "side"), who_ = some[0].by[0];
    side.append(make("h4", who_ ? t("according") + " " + iso(who_[state.lang]) : t("own")), ...some.map((claim) => quote(claim)));
    side.dataset.speaker = who_?.en ?? "";
    grid.append(side);
  }
  const tools = make("p", undefined, "tools");
  tools.append(
    button(t("copy_sparql"), (e) => copied(e.target, sparql(id)), "small"),
    button(t("copy_csv"), (e) => copied(e.target, csv(new Map([[event, { id, place: where, claims: all }]]), [event])), "small"),
  );
  made.append(grid, tools);
  return made;
}
const teller = (claim) => iso(claim.by[0]?.[state.lang] ?? (claim.source.publisher || "–"));
// In what the accounts of one event agree and differ, as far as both are shown: found when they were merged, not here.
function comparisons(compared, all, shownClaims) {
  const seen = new Set(shownClaims), words_ = t("slots");
  const agreed = new Set(), differing = new Map();
  for (const [agree, slots, left, right, values] of compared) {
    const pair = [all[left], all[right]];
    if (!pair.every((claim) => claim && seen.has(claim))) continue;
    if (agree) { for (const slot of slots) agreed.add(slot); continue; }
    if (!differing.has(slots[0])) differing.set(slots[0], new Map());
    const said = differing.get(slots[0]);
    values.forEach((value, i) => {
      const text = slots[0] === "time" && period(value.en) ? span(...period(value.en)) : iso(value[state.lang]);
      if (!said.has(text)) said.set(text, new Set());
      if (said.get(text).size < 3) said.get(text).add(teller(pair[i]));
    });
  }
  const lines = [...differing].map(([slot, said]) => make("p", words_.differ + ": " + words_[slot] + ": " + [...said].map(([value, who]) => value + " (" + [...who].join(comma()) + ")").join(" ≠ "), "differ"));
  if (agreed.size) lines.push(make("p", words_.agree + ": " + [...agreed].map((slot) => words_[slot]).join(comma()), "agree"));
  return lines;
}
const MARKS = { t: "trigger", a: "agent", p: "patient", s: "speaker", w: "time", l: "where" };
function quote(claim) {
  const { source } = claim, made = make("figure"), quoted = make("blockquote"), line = make("p"), caption = make("figcaption");
  quoted.lang = source.lang; quoted.dir = source.lang === "ar" ? "rtl" : source.lang === "en" ? "ltr" : "auto";
  claim.pieces.forEach((piece, i) => {
    const what = MARKS[claim.letters[i]];
    if (!what) line.append(piece);
    else if (what === "trigger") line.append(make("mark", piece));
    else { const one = make("span", piece, what); one.title = t("mark_" + what); line.append(one); }
  });
  quoted.append(line);
  if (source.url) quoted.cite = source.url;
  const outlet = source.publisher || source.title || "–";
  for (const one of claim.by.slice(1)) caption.append(make("span", t("via") + " " + iso(one[state.lang])));
  caption.append(source.url ? link(source.url, outlet) : make("bdi", outlet));
  if (source.published !== NEVER) caption.append(make("bdi", day(source.published)));
  if (claim.negated) caption.append(make("span", t("negated"), "tag hot"));
  if (claim.modality !== "actual") caption.append(make("span", t(claim.modality), "tag hot"));
  caption.append(button(t("copy"), (e) => copied(e.target, citation(claim))));
  made.append(quoted, caption);
  return made;
}

// -- names of relations, for the list and the tip ------------------------------------------------------------
function kinds(events) {
  const counts = new Map();
  for (const event of events) counts.set(col.type[event], (counts.get(col.type[event]) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 4).map(([type, n]) => words.types[type][state.lang] + (n > 1 ? " ×" + n : "")).join(comma());
}
function pair(line) {
  const a = col.low[line], b = col.high[line], to = way(line, a, b), back = way(line, b, a), [first, second] = back && !to ? [b, a] : [a, b];
  return iso(name(first)) + (to !== back ? arrow() : " ↔ ") + iso(name(second));
}
function tipNode(at, node) {
  hush();
  tip(at, iso(name(node)), [t(kindOf(node)), stateName(node) && iso(stateName(node))].filter(Boolean).join(" · ") + " · " + amount(involving(node).length, "events"));
}
async function tipLine(at, line) {
  hush();
  const events = live(line), now = hovered;
  tip(at, pair(line), t(words.groups[col.group[line]]) + ": " + kinds(events));
  const best = events.sort((a, b) => col.claims[b] - col.claims[a])[0];
  if (best === undefined) return;
  const { claims } = (await evidence([best])).get(best), heard = new Set();
  if (now !== hovered || $("tip").hidden) return;
  for (const claim of claims.sort((a, b) => b.by.length - a.by.length)) {
    const who = teller(claim);
    if (heard.has(who) || heard.size === 3 || !on("lang", claim.source.spoken)) continue;
    heard.add(who);
    const text = claim.pieces.join("").trim(), words_ = make("q", text.length > 140 ? text.slice(0, 139) + "…" : text), item = make("p");
    words_.dir = "auto"; words_.lang = claim.source.lang;
    item.append(make("i", who + ": "), words_);
    $("tip").append(item);
  }
  tell(at);
}
