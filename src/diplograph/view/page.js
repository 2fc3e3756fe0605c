"use strict";
(async () => {
  const $ = (id) => document.getElementById(id);
  async function unpack(id) {
    const bytes = Uint8Array.from(atob($(id).textContent.trim()), (c) => c.charCodeAt(0));
    return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text());
  }
  const { graph, strings, lang: first, title } = await unpack("data");
  let opened = null; // the sentences: unpacked when first asked for
  const evidence = () => (opened ??= unpack("claims"));

  // -- words ---------------------------------------------------------------------------------
  const state = { lang: first, theme: "", off: new Set(), from: "", to: "", pick: null };
  const t = (key) => strings[state.lang][key] ?? key;
  const iso = (text) => "\u2068" + text + "\u2069";
  const comma = () => (state.lang === "ar" ? "، " : ", ");
  const node = (id) => byId.get(id);
  const name = (id) => node(id)[state.lang];
  // Search folds what spelling varies in: hamza, ya, ta marbuta, vowel signs, accents, case, digits.
  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\p{Cf}\u0640\u0621]/gu, "").replace(/[ىی]/g, "ي").replace(/ة/g, "ه")
    .replace(/ک/g, "ك").replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - 0x660).replace(/['’‘ʼ]/g, "").replace(/[\s\-‐–_.]+/g, " ").toLowerCase().trim();
  function make(tag, text, cls) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (cls) made.className = cls;
    return made;
  }
  function draw(tag, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }
  const button = (text, act, cls) => {
    const made = make("button", text, cls);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  const FORMS = { day: { day: "numeric", month: "long", year: "numeric" }, month: { month: "long", year: "numeric" }, year: { year: "numeric" } };
  const utc = (text) => new Date(text + "T00:00:00Z");
  const format = (grain) => new Intl.DateTimeFormat(state.lang === "ar" ? "ar-EG-u-nu-latn" : "en-GB", { ...FORMS[grain], timeZone: "UTC" });
  const day = (text, grain = "day") => format(grain).format(utc(text));
  // Arabic counts in six forms; "events: 13" is right in all of them.
  const amount = (n, key) => (state.lang === "ar" ? t(key) + ": " + n : n + " " + t(n === 1 ? key + "1" : key));
  function dates(event) {
    if (!event.from) return event.told ? t("told_on") + " " + iso(day(event.told)) : t("undated");
    if (event.from === event.to) return iso(day(event.from));
    if (event.grain === "month" || event.grain === "year") return iso(day(event.from, event.grain));
    return iso(format("day").formatRange(utc(event.from), utc(event.to)));
  }

  // -- what is shown -------------------------------------------------------------------------
  const byId = new Map(graph.nodes.map((one) => [one.id, one]));
  const colours = { "verbal cooperation": "--vc", "material cooperation": "--mc", "verbal conflict": "--vx", "material conflict": "--mx" };
  const dashes = { told: false, claimed: [13, 5], disputed: [13, 4, 2, 4], open: [5, 6], denied: [2, 6] };
  const rank = ["told", "disputed", "claimed", "open", "denied"];
  const own = new Map(graph.states.map((one, i) => [one.id, i]));
  const stateOf = (one) => (own.has(one.country) ? one.country : "");
  const shade = (one) => "--s" + (own.get(one.country) ?? "");
  const modalities = ["planned", "requested", "proposed", "conditional", "possible"];
  const inks = new Map();
  function css(variable) {
    if (!inks.has(variable)) inks.set(variable, getComputedStyle(document.documentElement).getPropertyValue(variable).trim());
    return inks.get(variable);
  }
  const on = (group, key) => !state.off.has(group + ":" + key);
  const actorOn = (id) => on("kind", node(id).kind) && on("state", stateOf(node(id)));
  const start = (event) => event.from || event.told;
  const end = (event) => event.to || event.told;
  const allowed = (event) => on("type", event.type) && on("status", event.status)
    && (event.status !== "open" || !event.modality.length || event.modality.some((key) => on("modality", key)))
    && event.langs.some((key) => on("lang", key)) && [...event.agents, ...event.patients].some(actorOn);
  const within = (event) => (!state.from || (start(event) && end(event) >= state.from)) && (!state.to || (start(event) && start(event) <= state.to));
  const visible = (event) => allowed(event) && within(event);
  const live = (edge) => (actorOn(edge.from) && actorOn(edge.to) ? edge.events.map((i) => graph.events[i]).filter(visible) : []);
  const involves = (event, id) => event.agents.includes(id) || event.patients.includes(id);

  const nodes = new vis.DataSet(graph.vis.nodes.map(({ label, ...one }) => one));
  const edges = new vis.DataSet(graph.vis.edges);
  const network = new vis.Network($("network"), { nodes, edges }, {
    physics: false, layout: { improvedLayout: false },
    interaction: { hover: true, multiselect: false, keyboard: false, hideEdgesOnDrag: graph.edges.length > 1500, tooltipDelay: 1e9 },
    edges: { selectionWidth: 1.5, hoverWidth: 1, arrowStrikethrough: false },
    nodes: { borderWidth: 1.5, borderWidthSelected: 4, chosen: false },
  });
  let shown = new Set(), lit = null, found = null, tallies = [], version = 0;

  function apply() {
    shown = new Set();
    for (const event of graph.events.filter(visible)) for (const id of [...event.agents, ...event.patients]) if (actorOn(id)) shown.add(id);
    const lines = graph.edges.map(live);
    tallies = [];
    lit = null;
    if (state.pick?.node !== undefined) {
      lit = new Set([state.pick.node]);
      graph.edges.forEach((edge, i) => { if (lines[i].length && (edge.from === state.pick.node || edge.to === state.pick.node)) { lit.add(edge.from); lit.add(edge.to); } });
    } else if (state.pick) lit = new Set([graph.edges[state.pick.edge].from, graph.edges[state.pick.edge].to]);
    const touched = (edge, i) => !lit || (state.pick.node !== undefined ? edge.from === state.pick.node || edge.to === state.pick.node : i === state.pick.edge);
    const ink = css("--ink"), paper = css("--paper");
    edges.update(graph.edges.map((edge, i) => {
      const events = lines[i], colour = css(colours[edge.group]);
      const one = rank.find((key) => events.some((event) => event.status === key)) ?? "told";
      if (events.length > 1 && touched(edge, i)) tallies.push([i, String(events.length)]);
      const way = (a, b) => events.some((event) => !graph.types[event.type].both && event.agents.includes(a) && event.patients.includes(b));
      return {
        id: i, hidden: !events.length, width: 1.2 + 1.1 * Math.log2(Math.max(1, events.length)), dashes: dashes[one],
        color: { color: colour, highlight: colour, hover: colour, opacity: touched(edge, i) ? 1 : 0.16 },
        arrows: { to: { enabled: way(edge.from, edge.to), scaleFactor: 0.55 }, from: { enabled: way(edge.to, edge.from), scaleFactor: 0.55 } },
      };
    }));
    nodes.update(graph.nodes.map((one) => ({
      id: one.id, hidden: !shown.has(one.id), opacity: (found ? found.has(one.id) : !lit || lit.has(one.id)) ? 1 : 0.22,
      color: { background: css(shade(one)), border: found?.has(one.id) || state.pick?.node === one.id ? ink : paper },
      borderWidth: found?.has(one.id) || state.pick?.node === one.id ? 3.5 : 1.5,
    })));
    $("network").dataset.shown = shown.size;
    $("network").dataset.lines = lines.filter((some) => some.length).length;
    $("nothing").hidden = shown.size > 0;
    version += 1;
    timeline();
    show();
    remember();
  }

  // -- labels: ours, so that they stay legible at every zoom and never lie on each other ------
  const widths = new Map();
  let placed = { key: "" };
  const middle = (i) => network.body.edges[i].edgeType.getPoint(0.5);
  const family = getComputedStyle(document.body).fontFamily;
  const FONT = (one) => (one.kind === "state" ? "600 " : "") + "13px " + family;
  function widthOf(ctx, id) {
    const key = state.lang + id;
    if (!widths.has(key)) { ctx.font = FONT(node(id)); widths.set(key, ctx.measureText(iso(short(id))).width); }
    return widths.get(key);
  }
  const short = (id) => (name(id).length > 34 ? name(id).slice(0, 33) + "…" : name(id));
  function place(ctx, scale) {
    const spots = graph.vis.nodes.filter((one) => shown.has(one.id)).map((one) => ({ id: one.id, size: one.size, ...network.getPosition(one.id) }));
    const wanted = (id) => (found?.has(id) ? 4 : 0) + (state.pick?.node === id ? 8 : 0) + (lit?.has(id) ? 2 : 0);
    spots.sort((a, b) => wanted(b.id) - wanted(a.id) || node(b.id).n - node(a.id).n || (a.id < b.id ? -1 : 1));
    const cell = 160 / scale, grid = new Map();
    const cells = (box, act) => { for (let x = Math.floor(box.l / cell); x <= Math.floor(box.r / cell); x++) for (let y = Math.floor(box.t / cell); y <= Math.floor(box.b / cell); y++) act(x + ":" + y); };
    const put = (box) => cells(box, (key) => grid.get(key)?.push(box) ?? grid.set(key, [box]));
    const free = (box, id) => { let good = true; cells(box, (key) => { for (const o of grid.get(key) ?? []) if (o.id !== id && box.l < o.r && o.l < box.r && box.t < o.b && o.t < box.b) good = false; }); return good; };
    // Among many nodes a label may lie on small ones; never on a large one or on another label.
    for (const s of spots.slice(0, 150)) put({ id: s.id, l: s.x - s.size * 0.8, r: s.x + s.size * 0.8, t: s.y - s.size * 0.8, b: s.y + s.size * 0.8 });
    if (tallies.length <= 200) for (const [i] of tallies) { const { x, y } = middle(i); put({ id: null, l: x - 7 / scale, r: x + 7 / scale, t: y - 7 / scale, b: y + 7 / scale }); }
    // What is seen whole when all is shown: no label goes further out.
    const least = Math.min(...spots.map((s) => s.x - widthOf(ctx, s.id) / scale / 2)) - 6 / scale, most = Math.max(...spots.map((s) => s.x + widthOf(ctx, s.id) / scale / 2)) + 6 / scale;
    const out = [];
    for (const s of spots) {
      if (out.length >= (spots.length > 300 ? 90 : 260)) break;
      if (lit && !lit.has(s.id) && !found?.has(s.id)) continue;
      const w = widthOf(ctx, s.id) / scale, h = 17 / scale, gap = 3 / scale;
      const down = s.y + s.size + gap + h / 2, up = s.y - s.size - gap - h / 2, right = s.x + s.size + gap + w / 2, left = s.x - s.size - gap - w / 2;
      const tries = [[s.x, down], [s.x, up], [right, s.y], [left, s.y], [s.x + w / 3, down], [s.x - w / 3, down], [s.x + w / 3, up], [s.x - w / 3, up]];
      for (const [x, y] of tries) {
        const box = { id: s.id, l: x - w / 2, r: x + w / 2, t: y - h / 2, b: y + h / 2 };
        if ((!free(box, s.id) || box.l < least || box.r > most) && !(wanted(s.id) >= 4 && x === tries[7][0] && y === up)) continue;
        put({ ...box, id: null });
        out.push({ id: s.id, text: iso(short(s.id)), x, y });
        break;
      }
    }
    return out;
  }
  network.on("afterDrawing", (ctx) => {
    const scale = network.getScale(), key = [scale, version, state.lang].join("|");
    if (placed.key !== key) placed = { key, labels: place(ctx, scale) };
    ctx.save();
    ctx.textAlign = "center"; ctx.textBaseline = "middle"; ctx.lineJoin = "round";
    ctx.strokeStyle = css("--paper"); ctx.fillStyle = css("--ink");
    for (const [id, text] of tallies.length > 200 ? [] : tallies) {
      const { x, y } = middle(id);
      ctx.save();
      ctx.translate(x, y); ctx.scale(1 / scale, 1 / scale);
      ctx.font = "600 11px " + family; ctx.lineWidth = 5;
      ctx.strokeText(text, 0, 0); ctx.fillText(text, 0, 0);
      ctx.restore();
    }
    for (const label of placed.labels) {
      ctx.save();
      ctx.translate(label.x, label.y); ctx.scale(1 / scale, 1 / scale);
      ctx.font = FONT(node(label.id)); ctx.lineWidth = 4;
      ctx.strokeText(label.text, 0, 0); ctx.fillText(label.text, 0, 0);
      ctx.restore();
    }
    ctx.restore();
  });
  network.on("dragEnd", () => { version += 1; });

  // -- the tip ---------------------------------------------------------------------------------
  function tip(event, heading, ...lines) {
    $("tip").replaceChildren(make("b", heading), ...lines.map((line) => make("span", line)));
    $("tip").hidden = false;
    tell(event);
  }
  function tell(event) {
    const { clientX: x, clientY: y } = event.event;
    $("tip").style.left = Math.max(4, Math.min(x + 14, innerWidth - $("tip").offsetWidth - 8)) + "px";
    $("tip").style.top = Math.max(4, Math.min(y + 14, innerHeight - $("tip").offsetHeight - 8)) + "px";
  }
  network.on("hoverNode", (e) => { const one = node(e.node); tip(e, iso(name(e.node)), [t(one.kind), one.country && stateName(one.country)].filter(Boolean).join(" · ") + " · " + amount(graph.events.filter((x) => visible(x) && involves(x, e.node)).length, "events")); });
  network.on("hoverEdge", (e) => { const edge = graph.edges[e.edge]; tip(e, pair(edge), t(edge.group) + ": " + kinds(live(edge))); claims(e, live(edge)); });
  async function claims(e, events) {
    const now = ++hovered, data = await evidence();
    if (now !== hovered || $("tip").hidden) return;
    const best = events.slice().sort((a, b) => b.n - a.n)[0], heard = new Set();
    for (const claim of best ? data.claims[graph.events.indexOf(best)].slice().sort((a, b) => b.by.length - a.by.length) : []) {
      const source = data.articles[claim.article], who = claim.by.map((one) => iso(one[state.lang])).join(comma()) || iso(source.publisher || "–");
      if (heard.has(who) || heard.size === 3 || !on("lang", source.lang)) continue;
      heard.add(who);
      const words = claim.sentence.join("").trim(), line = make("q", words.length > 140 ? words.slice(0, 139) + "…" : words), item = make("p");
      line.dir = "auto"; line.lang = source.lang;
      item.append(make("i", who + ": "), line);
      $("tip").append(item);
    }
    tell(e);
  }
  let hovered = 0;
  for (const what of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(what, () => { hovered += 1; $("tip").hidden = true; });
  const stateName = (code) => graph.states.find((one) => one.id === code)?.[state.lang] ?? code;
  function kinds(events) {
    const counts = new Map();
    for (const event of events) counts.set(event.type, (counts.get(event.type) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 4).map(([key, n]) => graph.types[key][state.lang] + (n > 1 ? " ×" + n : "")).join(comma());
  }
  function pair(edge) {
    const to = live(edge).some((event) => !graph.types[event.type].both && event.agents.includes(edge.from)), back = live(edge).some((event) => !graph.types[event.type].both && event.agents.includes(edge.to));
    const [a, b] = back && !to ? [edge.to, edge.from] : [edge.from, edge.to];
    return iso(name(a)) + (to !== back ? (state.lang === "ar" ? " ← " : " → ") : " ↔ ") + iso(name(b));
  }

  // -- the panel -------------------------------------------------------------------------------
  function pick(what, focus) {
    state.pick = what;
    $("tip").hidden = true;
    network.unselectAll();
    if (what?.edge !== undefined) network.selectEdges([what.edge]);
    apply();
    $("panel").scrollTop = 0;
    if (focus) $("panel").focus();
  }
  let turn = 0;
  async function show() {
    const mine = ++turn, box = make("div");
    if (!state.pick) overview(box);
    else {
      const data = await evidence();
      if (mine !== turn) return;
      chosen(box, data);
    }
    $("panel").replaceChildren(...box.childNodes);
    $("panel").dataset.view = state.pick ? (state.pick.node !== undefined ? "actor" : "relation") : "overview";
  }
  function bar(heading) {
    const made = make("div", undefined, "bar"), wide = button("⇔", () => { $("panel").parentElement.classList.toggle("wide"); fit(); timeline(); }, "small"), back = button(t("back"), () => pick(null, true), "small");
    wide.id = "wide"; wide.title = t("wide"); wide.setAttribute("aria-label", t("wide"));
    made.append(heading, wide);
    if (state.pick) made.append(back);
    return made;
  }
  function overview(box) {
    const events = graph.events.filter(visible), figures = make("dl", undefined, "figures");
    const amounts = { events: events.length, claims: events.reduce((sum, event) => sum + event.n, 0), actors: shown.size, articles: graph.counts.articles, outlets: graph.counts.outlets };
    for (const [key, amount] of Object.entries(amounts)) {
      const one = make("div");
      one.append(make("dt", t(key)), make("dd", String(amount)));
      figures.append(one);
    }
    box.append(bar(make("h2", t("overview"))), figures, make("p", t("hint"), "soft"), make("h3", t("strongest")));
    const list = make("ul", undefined, "relations");
    const sorted = graph.edges.map((edge, i) => ({ edge, i, events: live(edge) })).filter((one) => one.events.length)
      .map((one) => ({ ...one, claims: one.events.reduce((sum, event) => sum + event.n, 0) })).sort((a, b) => b.claims - a.claims || a.i - b.i);
    const rows = (from, to) => sorted.slice(from, to).forEach(({ edge, i, events, claims }) => {
      const one = button(undefined, () => pick({ edge: i }, true)), label = make("span", pair(edge));
      label.append(make("small", t(edge.group) + ": " + kinds(events)));
      one.append(key("line", colours[edge.group]), label, make("b", String(claims)));
      one.lastChild.title = t("claims");
      const item = make("li");
      item.append(one);
      list.append(item);
    });
    rows(0, 14);
    box.append(list);
    if (sorted.length > 14) box.append(button(t("more"), (e) => { rows(14, 400); e.target.remove(); }, "small"));
  }
  function chosen(box, data) {
    const { node: id, edge: line } = state.pick;
    const events = (line !== undefined ? live(graph.edges[line]) : graph.events.filter((event) => visible(event) && involves(event, id))).slice();
    const heading = make("h2", line !== undefined ? pair(graph.edges[line]) : iso(name(id)));
    box.append(bar(heading));
    const about = make("p", undefined, "soft");
    if (line !== undefined) about.append(key("line", colours[graph.edges[line].group]), " " + t(graph.edges[line].group));
    else {
      const one = node(id), other = state.lang === "ar" ? "en" : "ar", twin = make("bdi", one[other]);
      twin.lang = other;
      about.append(t(one.kind), one.country ? " · " + iso(stateName(one.country)) : "");
      if (one.ar !== one.en) about.append(" · ", twin);
      if (/^Q\d+$/.test(id)) about.append(" · ", link("https://www.wikidata.org/wiki/" + id, "Wikidata"));
    }
    about.append(" · " + amount(events.length, "events"));
    box.append(about);
    if (!events.length) box.append(make("p", t("nothing"), "soft"));
    events.sort((a, b) => b.n - a.n || (start(a) < start(b) ? -1 : 1));
    const cards = (from, to) => events.slice(from, to).map((event) => card(event, data));
    box.append(...cards(0, 60));
    if (events.length > 60) box.append(button(t("more"), (e) => e.target.replaceWith(...cards(60, 600)), "small"));
  }
  function link(href, text) {
    const made = make("a", text);
    made.href = href; made.target = "_blank"; made.rel = "noopener noreferrer nofollow"; made.dir = "auto";
    return made;
  }
  function people(ids) {
    return ids.flatMap((id, i) => { const one = button(undefined, () => pick({ node: id }, true)); one.append(make("bdi", name(id))); return i ? [comma(), one] : [one]; });
  }
  function card(event, data) {
    const kind = graph.types[event.type], made = make("article", undefined, "event"), heading = make("h3", kind[state.lang]), who = make("p", undefined, "who");
    made.style.borderInlineStartColor = `var(${colours[kind.group]})`;
    made.dataset.event = event.id;
    if (event.status !== "told") heading.append(make("span", t(event.status), "tag hot"));
    who.append(...people(event.agents));
    if (event.patients.length) who.append(kind.both ? " ↔ " : state.lang === "ar" ? " ← " : " → ", ...people(event.patients));
    const meta = make("p", dates(event), "soft");
    if (event.place) meta.append(" · " + t("place") + " ", make("bdi", event.place[state.lang]));
    made.append(heading, who, meta);
    const sides = new Map();
    for (const claim of data.claims[graph.events.indexOf(event)]) {
      if (!on("lang", data.articles[claim.article].lang)) continue;
      const speaker = claim.by.map((one) => one.id).join("|");
      sides.set(speaker, [...(sides.get(speaker) ?? []), claim]);
    }
    const grid = make("div", undefined, sides.size > 1 ? "sides" : "sides one");
    // Those who are named first, each beside the other; then the outlets themselves.
    for (const [speaker, claims] of [...sides].sort((a, b) => (a[0] === "") - (b[0] === ""))) {
      const side = make("section", undefined, "side"), chain = claims[0].by.map((one) => iso(one[state.lang]));
      side.append(make("h4", speaker ? t("according") + " " + chain.join(" " + t("via") + " ") : t("own")), ...claims.map((claim) => quote(claim, data.articles[claim.article], event)));
      side.dataset.speaker = claims[0].by.map((one) => one.en).join("; ");
      grid.append(side);
    }
    made.append(grid);
    return made;
  }
  function quote(claim, source, event) {
    const made = make("figure"), words = make("blockquote"), line = make("p"), caption = make("figcaption");
    words.lang = source.lang; words.dir = source.lang === "ar" ? "rtl" : source.lang === "en" ? "ltr" : "auto";
    line.append(claim.sentence[0], make("mark", claim.sentence[1]), claim.sentence[2]);
    words.append(line);
    if (source.url) words.cite = source.url;
    const outlet = source.publisher || source.title || "–";
    caption.append(source.url ? link(source.url, outlet) : make("bdi", outlet));
    if (source.published) caption.append(make("bdi", day(source.published)));
    if (claim.polarity !== "affirmed") caption.append(make("span", t(claim.polarity), "tag hot"));
    if (claim.modality !== "actual") caption.append(make("span", t(claim.modality), "tag hot"));
    caption.append(button(t("copy"), async (e) => {
      const text = [`“${claim.sentence.join("").trim()}”`, [outlet, source.title, source.published, source.url].filter(Boolean).join(", ")].join(" — ");
      try { await navigator.clipboard.writeText(text); e.target.textContent = t("copied"); } catch { getSelection().selectAllChildren(made); }
    }));
    made.append(words, caption);
    return made;
  }

  // -- the legend, which filters ------------------------------------------------------------------
  const SHAPES = {
    person: "M11 1 18 7 11 13 4 7Z", government: "M5 1H17V13H5Z", office: "M11 1 18 13H4Z", armed_group: "M11 13 18 1H4Z",
    igo: "M7 1H15L19 7 15 13H7L3 7Z", organisation: "M7 1H15L19 7 15 13H7L3 7Z", population: "M11 0 13 5 18 5 14 8.500 15.500 14 11 10.500 6.500 14 8 8.500 4 5 9 5Z",
  };
  function key(form, what) {
    const made = draw("svg", { class: "key", viewBox: "0 0 22 14", "aria-hidden": "true" });
    let mark;
    if (form === "line") mark = draw("line", { x1: 0, x2: 22, y1: 7, y2: 7, "stroke-width": 3 });
    else if (form === "dash") mark = draw("line", { x1: 0, x2: 22, y1: 7, y2: 7, "stroke-width": 2, "stroke-dasharray": dashes[what] ? dashes[what].map((n) => n * 0.7).join(" ") : "none" });
    else if (form === "shape" && SHAPES[what]) mark = draw("path", { d: SHAPES[what] });
    else mark = draw("circle", { cx: 11, cy: 7, r: 6 });
    if (form === "line") mark.style.stroke = `var(${what})`;
    else if (form === "dash") mark.style.stroke = "var(--ink)";
    else mark.style.fill = form === "shape" ? "var(--soft)" : `var(${what})`;
    made.append(mark);
    return made;
  }
  const expanded = new Set();
  function row(group, value, text, mark, amount, children) {
    const item = make("li"), wrap = make("div"), label = make("label"), box = make("input");
    const keys = children ? children.map((child) => child.key) : [group + ":" + value];
    if (children && group === "status") keys.push("status:" + value);
    box.type = "checkbox";
    box.dataset.key = group + ":" + value;
    const set = () => { const off = keys.filter((one) => state.off.has(one)).length; box.checked = off < keys.length; box.indeterminate = off > 0 && off < keys.length; };
    set();
    box.addEventListener("change", () => { for (const one of keys) box.checked ? state.off.delete(one) : state.off.add(one); legend(box.dataset.key); apply(); });
    label.append(box);
    if (mark) label.append(mark);
    label.append(make("span", text), make("small", String(amount)));
    wrap.append(label);
    item.append(wrap);
    if (children?.length) {
      const id = group + ":" + value, open = button("", () => { expanded.has(id) ? expanded.delete(id) : expanded.add(id); legend(); }, "more"), list = make("ul");
      open.setAttribute("aria-expanded", expanded.has(id)); open.setAttribute("aria-label", text);
      list.hidden = !expanded.has(id);
      list.append(...children.map((child) => child.item()));
      wrap.append(open);
      item.append(list);
    }
    return item;
  }
  function legend(focus) {
    const count = (test) => graph.events.filter(test).length;
    const field = (heading, items) => { const made = make("fieldset"), list = make("ul"); made.append(make("legend", t(heading)), list); list.append(...items); return made; };
    const classes = Object.entries(colours).map(([group, colour]) => {
      const types = Object.entries(graph.types).filter(([, kind]) => kind.group === group).map(([type, kind]) => ({ type, kind, n: count((event) => event.type === type) })).sort((a, b) => b.n - a.n);
      return types.length && row("class", group, t(group), key("line", colour), types.reduce((sum, one) => sum + one.n, 0), types.map((one) => ({ key: "type:" + one.type, item: () => row("type", one.type, one.kind[state.lang], null, one.n) })));
    }).filter(Boolean);
    const statuses = ["told", "claimed", "open", "disputed", "denied"].filter((one) => count((event) => event.status === one)).map((one) => row("status", one, t(one), key("dash", one), count((event) => event.status === one), one === "open"
      ? modalities.filter((m) => count((event) => event.status === "open" && event.modality.includes(m))).map((m) => ({ key: "modality:" + m, item: () => row("modality", m, t(m), null, count((event) => event.status === "open" && event.modality.includes(m))) })) : undefined));
    const states = [...graph.states.map((one) => [one.id, one[state.lang], "--s" + own.get(one.id)]), ["", t("other"), "--s"]].map(([code, text, colour]) => [code, text, colour, graph.nodes.filter((one) => stateOf(one) === code).length]).filter((one) => one[3])
      .map(([code, text, colour, n]) => row("state", code, text, key("dot", colour), n));
    const actors = Object.keys({ state: 1, ...SHAPES }).map((kind) => [kind, graph.nodes.filter((one) => one.kind === kind).length]).filter((one) => one[1]).map(([kind, n]) => row("kind", kind, t(kind), key("shape", kind), n));
    const langs = [...new Set(graph.events.flatMap((event) => event.langs))].sort().map((one) => row("lang", one, t(one), null, count((event) => event.langs.includes(one))));
    $("filters").replaceChildren(field("classes", classes), field("status", statuses), field("states", states), field("kinds", actors), field("langs", langs));
    if (focus) $("filters").querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
  }

  // -- the timeline -------------------------------------------------------------------------------
  const text = (date) => date.toISOString().slice(0, 10);
  const known = graph.events.map(start).filter(Boolean).sort();
  const span = known.length ? (utc(known.at(-1)) - utc(known[0])) / 864e5 : 0;
  const grain = span <= 70 ? "day" : span <= 4500 ? "month" : "year";
  const cut = { day: 10, month: 7, year: 4 }[grain];
  const buckets = [];
  if (known.length) for (let date = utc(known[0].slice(0, cut).padEnd(10, "-01").slice(0, 10)); text(date) <= known.at(-1) && buckets.length < 2000;) {
    const next = new Date(date);
    if (grain === "day") next.setUTCDate(date.getUTCDate() + 1); else if (grain === "month") next.setUTCMonth(date.getUTCMonth() + 1); else next.setUTCFullYear(date.getUTCFullYear() + 1);
    buckets.push({ from: text(date), to: text(new Date(next - 864e5)) });
    date = next;
  }
  const room = () => ({ width: Math.max(60, $("timeline").clientWidth || 300), height: 64 });
  function timeline() {
    const { width, height } = room(), step = width / Math.max(1, buckets.length), svg = $("timeline"), parts = [];
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const number = new Map(buckets.map((one, i) => [one.from.slice(0, cut), i])), stacks = buckets.map(() => Object.fromEntries(Object.keys(colours).map((group) => [group, 0])));
    for (const event of graph.events) if (start(event) && allowed(event)) { const i = number.get(start(event).slice(0, cut)); if (i !== undefined) stacks[i][graph.types[event.type].group] += 1; }
    const top = Math.max(1, ...stacks.map((one) => Object.values(one).reduce((a, b) => a + b, 0)));
    stacks.forEach((one, i) => {
      let y = height - 16;
      const inside = (!state.from || buckets[i].to >= state.from) && (!state.to || buckets[i].from <= state.to);
      for (const [group, n] of Object.entries(one)) if (n) {
        const h = (n / top) * (height - 22);
        const bar = draw("rect", { x: i * step + step * 0.1, width: Math.max(1.5, step * 0.8), y: y - h, height: h, opacity: inside ? 1 : 0.25 });
        bar.style.fill = `var(${colours[group]})`;
        parts.push(bar);
        y -= h;
      }
    });
    parts.push(draw("line", { class: "axis", x1: 0, x2: width, y1: height - 15.5, y2: height - 15.5 }));
    let last = -1e9;
    buckets.forEach((one, i) => {
      const begins = i === 0 || grain === "year" || (grain === "month" ? one.from.slice(5, 7) === "01" : one.from.slice(8) === "01" || i % 7 === 0);
      if (!begins || i * step - last < 74 || i * step > width - 60) return;
      last = i * step;
      const label = draw("text", { x: i * step + 1, y: height - 3, direction: "ltr", "text-anchor": "start" });
      label.textContent = grain === "day" ? day(one.from) : grain === "month" && one.from.slice(5, 7) !== "01" ? day(one.from, "month") : one.from.slice(0, 4);
      parts.push(label);
    });
    if (state.from || state.to) {
      const a = buckets.findIndex((one) => !state.from || one.to >= state.from), b = buckets.findLastIndex((one) => !state.to || one.from <= state.to);
      if (a >= 0 && b >= a) parts.unshift(draw("rect", { class: "brush", x: a * step, width: (b - a + 1) * step, y: 0, height: height - 16 }));
    }
    svg.replaceChildren(...parts);
  }
  let brush = null;
  const at = (e) => Math.max(0, Math.min(buckets.length - 1, Math.floor(((e.clientX - $("timeline").getBoundingClientRect().left) / $("timeline").clientWidth) * buckets.length)));
  const period = (from, to) => { $("from").value = state.from = from; $("to").value = state.to = to; apply(); };
  $("timeline").addEventListener("pointerdown", (e) => { if (buckets.length) { brush = { a: at(e), was: state.from + state.to }; $("timeline").setPointerCapture(e.pointerId); } });
  $("timeline").addEventListener("pointermove", (e) => { if (brush && at(e) !== brush.a) period(buckets[Math.min(brush.a, at(e))].from, buckets[Math.max(brush.a, at(e))].to); });
  $("timeline").addEventListener("pointerup", (e) => {
    if (brush && at(e) === brush.a) { const one = buckets[brush.a]; one.from + one.to === brush.was ? period("", "") : period(one.from, one.to); }
    brush = null;
  });
  for (const id of ["from", "to"]) $(id).addEventListener("change", (e) => { state[id] = e.target.value; apply(); });

  // -- finding ---------------------------------------------------------------------------------
  const keys = graph.nodes.map((one) => [one.en, one.ar, ...one.also].map(fold));
  let hits = [], active = -1;
  function find() {
    $("tip").hidden = true;
    const wanted = fold($("search").value);
    hits = wanted ? graph.nodes.map((one, i) => ({ one, good: Math.max(...keys[i].map((k) => (k === wanted ? 3 : (" " + k).includes(" " + wanted) ? 2 : k.includes(wanted) ? 1 : 0))) })).filter((hit) => hit.good).sort((a, b) => b.good - a.good || b.one.n - a.one.n).map((hit) => hit.one) : [];
    active = hits.length ? 0 : -1;
    found = wanted ? new Set(hits.map((one) => one.id)) : null;
    $("network").dataset.hits = hits.length;
    listHits(Boolean(wanted));
    apply();
  }
  function listHits(open) {
    $("hits").hidden = !open;
    $("search").setAttribute("aria-expanded", open);
    $("hits").replaceChildren(...(hits.length ? hits.slice(0, 30).map((one, i) => {
      const item = make("li");
      item.id = "hit" + i; item.setAttribute("role", "option"); item.setAttribute("aria-selected", i === active);
      item.append(key(one.kind === "state" ? "dot" : "shape", one.kind === "state" ? shade(one) : one.kind), make("bdi", one[state.lang]), make("small", t(one.kind) + " · " + one.n));
      item.addEventListener("pointerdown", (e) => { e.preventDefault(); choose(one); });
      return item;
    }) : [make("li", t("nobody"), "soft")]));
    if (active >= 0) $("search").setAttribute("aria-activedescendant", "hit" + active); else $("search").removeAttribute("aria-activedescendant");
  }
  function choose(one) {
    $("search").value = ""; found = null; hits = []; listHits(false);
    if (!shown.has(one.id)) { state.off.clear(); period("", ""); legend(); }
    network.focus(one.id, { scale: Math.max(0.9, network.getScale()), animation: false });
    pick({ node: one.id }, true);
  }
  $("search").addEventListener("input", find);
  $("search").addEventListener("blur", () => listHits(false));
  $("search").addEventListener("focus", () => { if ($("search").value) listHits(true); });
  $("search").addEventListener("keydown", (e) => {
    if (e.key === "Enter" && hits[active]) choose(hits[active]);
    else if (e.key === "Escape") { $("search").value = ""; find(); }
    else if ((e.key === "ArrowDown" || e.key === "ArrowUp") && hits.length) { active = (active + (e.key === "ArrowDown" ? 1 : -1) + hits.length) % Math.min(30, hits.length); e.preventDefault(); listHits(true); }
  });

  // -- language, theme, moving about ----------------------------------------------------------------
  function translate() {
    document.documentElement.lang = state.lang;
    document.documentElement.dir = state.lang === "ar" ? "rtl" : "ltr";
    for (const one of document.querySelectorAll("[data-text]")) one.textContent = t(one.dataset.text);
    for (const one of document.querySelectorAll("[data-label]")) one.setAttribute("aria-label", t(one.dataset.label));
    for (const one of document.querySelectorAll("[data-label][title]")) one.title = t(one.dataset.label);
    $("search").placeholder = t("search"); $("search").setAttribute("aria-label", t("search"));
    $("language").lang = state.lang === "ar" ? "en" : "ar";
    $("title").textContent = document.title = title || t("title");
    legend();
  }
  const night = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => { inks.clear(); document.documentElement.dataset.theme = state.theme || (night.matches ? "dark" : "light"); };
  night.addEventListener("change", () => { paint(); apply(); });
  function fit() {
    network.setSize("100%", "100%");
    const ctx = $("network").querySelector("canvas").getContext("2d"), { clientWidth: width, clientHeight: height } = $("network");
    const spots = [...shown].map((id) => ({ ...network.getPosition(id), w: Math.max(24, widthOf(ctx, id)) / 2 + 6 }));
    if (!spots.length || !width) return;
    // The largest scale at which every node and its label, which does not shrink, is inside.
    const box = (s) => [Math.min(...spots.map((p) => p.x * s - p.w)), Math.max(...spots.map((p) => p.x * s + p.w)), Math.min(...spots.map((p) => p.y * s - 30)), Math.max(...spots.map((p) => p.y * s + 34))];
    let low = 0.005, high = 1.3;
    for (let i = 0; i < 22; i++) { const s = (low + high) / 2, [l, r, top, bottom] = box(s); if (r - l < width && bottom - top < height) low = s; else high = s; }
    const [l, r, top, bottom] = box(low);
    network.moveTo({ scale: low, position: { x: (l + r) / 2 / low, y: (top + bottom) / 2 / low }, animation: false });
  }
  const zoom = (by) => network.moveTo({ scale: Math.min(6, Math.max(0.02, network.getScale() * by)), animation: false });
  const move = (x, y) => { const p = network.getViewPosition(), s = network.getScale(); network.moveTo({ position: { x: p.x + x / s, y: p.y + y / s }, animation: false }); };
  $("network").addEventListener("keydown", (e) => {
    const act = { ArrowLeft: () => move(-60, 0), ArrowRight: () => move(60, 0), ArrowUp: () => move(0, -60), ArrowDown: () => move(0, 60), "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: fit, Escape: () => pick(null) }[e.key];
    if (act && !e.ctrlKey && !e.metaKey) { e.preventDefault(); act(); }
  });
  $("zoom-in").addEventListener("click", () => zoom(1.3));
  $("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  $("fit").addEventListener("click", fit);
  network.on("click", (e) => { if (e.nodes.length) pick({ node: e.nodes[0] }); else if (e.edges.length) pick({ edge: e.edges[0] }); else if (state.pick) pick(null); });
  $("language").addEventListener("click", () => { state.lang = state.lang === "ar" ? "en" : "ar"; translate(); apply(); });
  $("theme").addEventListener("click", () => { state.theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark"; paint(); apply(); });
  $("drawer").addEventListener("click", () => $("drawer").setAttribute("aria-expanded", $("filters").classList.toggle("open")));
  $("reset").addEventListener("click", () => { state.off.clear(); state.pick = null; found = null; $("search").value = ""; listHits(false); network.unselectAll(); period("", ""); legend(); fit(); });
  let width = innerWidth;
  addEventListener("resize", () => { if (innerWidth !== width) { width = innerWidth; timeline(); fit(); } });

  // -- the address keeps the view -----------------------------------------------------------------
  function remember() {
    const it = state.pick, edge = it?.edge !== undefined && graph.edges[it.edge];
    const values = { lang: state.lang, theme: state.theme, from: state.from, to: state.to, off: [...state.off].join(","), actor: it?.node ?? "", line: edge ? [edge.from, edge.to, edge.group].join("|") : "" };
    const query = new URLSearchParams(Object.entries(values).filter((one) => one[1])).toString();
    try { history.replaceState(null, "", "#" + query); } catch { /* a sandbox has no address to keep */ }
  }
  function recall() {
    const saved = new URLSearchParams(location.hash.slice(1));
    if (saved.get("lang") in strings) state.lang = saved.get("lang");
    if (["dark", "light"].includes(saved.get("theme"))) state.theme = saved.get("theme");
    for (const id of ["from", "to"]) if (/^\d{4}-\d\d-\d\d$/.test(saved.get(id) ?? "")) $(id).value = state[id] = saved.get(id);
    for (const one of (saved.get("off") ?? "").split(",")) if (/^[a-z]+:[\w -]*$/.test(one)) state.off.add(one);
    const line = graph.edges.findIndex((edge) => [edge.from, edge.to, edge.group].join("|") === saved.get("line"));
    if (byId.has(saved.get("actor"))) state.pick = { node: saved.get("actor") };
    else if (line >= 0) state.pick = { edge: line };
  }
  recall();
  paint();
  translate();
  apply();
  fit();
  document.documentElement.dataset.ready = "yes";
  window.diplograph = { pick, network, fit, graph };
})();
