"use strict";
(async () => {
  const $ = (id) => document.getElementById(id);
  const bytes = Uint8Array.from(atob($("data").textContent.trim()), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const { graph, strings, lang: first } = JSON.parse(await new Response(stream).text());
  const state = { lang: first, off: new Set(), from: "", to: "", asserted: false, search: "", picked: null };
  const t = (key) => strings[state.lang][key] ?? key;
  const make = (tag, text, cls) => {
    const node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    if (cls) node.className = cls;
    return node;
  };
  const iso = (text) => "\u2068" + text + "\u2069";
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const name = (id) => byId.get(id)[state.lang];
  // Search folds what spelling varies in: hamza, ya, ta marbuta, vowel signs, accents, case.
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\u0640\u064b-\u0655\u0670]/g, "")
    .replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").replace(/ؤ/g, "و").replace(/ئ/g, "ي").toLowerCase();
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const ink = dark ? "#e9e6df" : "#1c2230";
  const palette = ["#4e79a7", "#b07aa1", "#59a14f", "#9c755f", "#e15759", "#76b7b2", "#edc948", "#ff9da7", "#bab0ac", "#f28e2b"];
  const colour = (country) => {
    let sum = 7;
    for (const c of country || "-") sum = (sum * 31 + c.charCodeAt(0)) % 9973;
    return country ? palette[sum % palette.length] : "#8a8f98";
  };
  const nodes = new vis.DataSet(graph.vis.nodes.map((node) => ({
    ...node, color: { background: colour(byId.get(node.id).country), border: ink }, font: { color: ink, size: 15, strokeWidth: 4, strokeColor: dark ? "#14171c" : "#fbfaf7" },
  })));
  const edges = new vis.DataSet(graph.vis.edges);
  const network = new vis.Network($("network"), { nodes, edges }, {
    physics: false, interaction: { hover: true, multiselect: false, keyboard: { enabled: true, bindToWindow: false } },
    edges: { arrows: { to: { enabled: true, scaleFactor: 0.55 } } }, nodes: { borderWidth: 1 },
  });
  const visible = (event) => !state.off.has(event.type) && (!state.asserted || event.asserted)
    && (!state.from || !event.from || (event.to || event.from) >= state.from) && (!state.to || !event.from || event.from <= state.to);

  function apply() {
    const shown = new Set();
    const changes = graph.edges.map((edge, id) => {
      const live = edge.events.filter((i) => visible(graph.events[i]));
      if (live.length) { shown.add(edge.from); shown.add(edge.to); }
      return { id, hidden: live.length === 0, width: 1 + Math.log2(live.length + 1) };
    });
    for (const event of graph.events.filter(visible)) for (const id of [...event.agents, ...event.patients]) shown.add(id);
    const wanted = fold(state.search.trim());
    edges.update(changes);
    nodes.update(graph.nodes.map((node) => {
      const hit = wanted && (fold(node.en).includes(wanted) || fold(node.ar).includes(wanted));
      return { id: node.id, hidden: !shown.has(node.id), label: iso(name(node.id)), borderWidth: hit ? 5 : 1, opacity: wanted && !hit ? 0.25 : 1 };
    }));
    const hits = wanted ? graph.nodes.filter((n) => shown.has(n.id) && (fold(n.en).includes(wanted) || fold(n.ar).includes(wanted))) : [];
    $("network").dataset.hits = hits.length;
    $("network").dataset.shown = shown.size;
    if (hits.length === 1) { network.selectNodes([hits[0].id]); network.focus(hits[0].id, { scale: 1.1 }); pick({ node: hits[0].id }); }
    if (state.picked && !wanted) show();
    location.replace("#" + new URLSearchParams(Object.entries({ lang: state.lang, from: state.from, to: state.to, q: state.search, off: [...state.off].join(","), sure: state.asserted ? "1" : "" }).filter((e) => e[1])).toString());
  }

  function pick(what) { state.picked = what; show(); }

  function show() {
    const box = $("evidence");
    box.replaceChildren();
    const { node, edge } = state.picked;
    const list = (edge !== undefined ? graph.edges[edge].events : graph.events.map((_, i) => i).filter((i) => graph.events[i].agents.includes(node) || graph.events[i].patients.includes(node)))
      .map((i) => graph.events[i]).filter(visible);
    box.append(make("h3", edge !== undefined ? iso(name(graph.edges[edge].from)) + " → " + iso(name(graph.edges[edge].to)) : iso(name(node))));
    if (!list.length) box.append(make("p", t("nothing")));
    for (const event of list.sort((a, b) => b.claims.length - a.claims.length).slice(0, 60)) {
      const card = make("article");
      const kind = graph.types[event.type];
      const title = make("h3", kind[state.lang] + ": ");
      title.append(make("bdi", event.agents.map(name).join("، ").replaceAll("، ", state.lang === "ar" ? "، " : ", ")));
      if (event.patients.length) { title.append(" → "); title.append(make("bdi", event.patients.map(name).join(state.lang === "ar" ? "، " : ", "))); }
      card.append(title);
      const meta = make("p", undefined, "soft");
      if (event.date) meta.append(make("bdi", event.date));
      if (event.place) meta.append(" " + t("place") + " ", make("bdi", event.place));
      card.append(meta);
      for (const claim of event.claims) {
        const source = graph.articles[claim.article];
        const quote = make("blockquote", undefined, source.lang);
        quote.lang = source.lang;
        quote.dir = source.lang === "ar" ? "rtl" : "ltr";
        const line = make("p");
        line.append(claim.sentence[0], make("mark", claim.sentence[1]), claim.sentence[2]);
        const foot = make("p", undefined, "soft");
        foot.dir = state.lang === "ar" ? "rtl" : "ltr";
        if (claim.by.length) foot.append(t("claimed_by") + " ", make("bdi", claim.by.map((pair) => pair[state.lang === "ar" ? 1 : 0]).join(" < ")), " · ");
        const label = [source.publisher || t("stated"), source.published].filter(Boolean).join(", ");
        if (source.url) {
          const link = make("a", label);
          link.href = source.url; link.target = "_blank"; link.rel = "noopener noreferrer nofollow";
          foot.append(link);
        } else foot.append(make("bdi", label));
        foot.append(" ");
        if (claim.modality !== "actual") foot.append(make("span", t(claim.modality), "tag hot"));
        if (claim.polarity !== "affirmed") foot.append(make("span", t(claim.polarity), "tag hot"));
        quote.append(line, foot);
        card.append(quote);
      }
      box.append(card);
    }
  }

  function translate() {
    document.documentElement.lang = state.lang;
    document.documentElement.dir = state.lang === "ar" ? "rtl" : "ltr";
    for (const node of document.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
    $("search").placeholder = t("search");
    $("search").setAttribute("aria-label", t("search"));
    $("types").replaceChildren(...Object.entries(graph.types).map(([key, kind]) => {
      const item = make("li"), label = make("label"), box = make("input"), dot = make("span", undefined, "dot");
      box.type = "checkbox"; box.checked = !state.off.has(key); box.dataset.type = key;
      box.addEventListener("change", () => { box.checked ? state.off.delete(key) : state.off.add(key); apply(); });
      dot.style.background = graph.colours[kind.group];
      label.append(box, dot, make("span", kind[state.lang]), make("small", String(graph.events.filter((e) => e.type === key).length)));
      item.append(label);
      return item;
    }));
    $("legend").replaceChildren(...Object.entries(graph.colours).map(([key, value]) => {
      const item = make("li"), dot = make("span", undefined, "dot");
      dot.style.background = value;
      item.append(dot, make("span", t(key)));
      return item;
    }), make("li", t("dashed"), "soft"));
    if (!state.picked) { $("evidence").replaceChildren(make("p", t("pick"))); }
  }

  network.on("selectNode", (e) => pick({ node: e.nodes[0] }));
  network.on("selectEdge", (e) => { if (!e.nodes.length) pick({ edge: e.edges[0] }); });
  $("search").addEventListener("input", (e) => { state.search = e.target.value; apply(); });
  for (const id of ["from", "to"]) $(id).addEventListener("change", (e) => { state[id] = e.target.value; apply(); });
  $("asserted").addEventListener("change", (e) => { state.asserted = e.target.checked; apply(); });
  $("language").addEventListener("click", () => { state.lang = state.lang === "ar" ? "en" : "ar"; translate(); apply(); if (state.picked) show(); });
  $("reset").addEventListener("click", () => {
    Object.assign(state, { from: "", to: "", asserted: false, search: "", picked: null }); state.off.clear();
    for (const id of ["from", "to", "search"]) $(id).value = "";
    $("asserted").checked = false; network.unselectAll(); translate(); apply(); network.fit();
  });
  const saved = new URLSearchParams(location.hash.slice(1));
  if (["ar", "en"].includes(saved.get("lang"))) state.lang = saved.get("lang");
  for (const id of ["from", "to"]) if (/^\d{4}-\d\d-\d\d$/.test(saved.get(id) || "")) $(id).value = state[id] = saved.get(id);
  if (saved.get("q")) $("search").value = state.search = saved.get("q");
  for (const key of (saved.get("off") || "").split(",")) if (key in graph.types) state.off.add(key);
  if (saved.get("sure")) $("asserted").checked = state.asserted = true;
  translate(); apply(); network.fit();
  document.documentElement.dataset.ready = "yes";
  window.diplograph = { pick, network };
})();
