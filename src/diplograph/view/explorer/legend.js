// -- the legend, which filters -----------------------------------------------------------------------------
const expanded = new Set(), boxes = [];
function row(group, value, text, mark, amount, children) {
  const item = make("li"), wrap = make("div"), label = make("label"), box = make("input"), id = group + ":" + value;
  const keys = children ? children.map((child) => child.key) : [id];
  if (children && group !== "class") keys.push(id);
  box.type = "checkbox";
  box.dataset.key = id;
  boxes.push({ box, keys });
  box.addEventListener("change", () => {
    for (const one of keys) if (box.checked) state.off.delete(one); else state.off.add(one);
    if (group === "actor") legend(); else tick();
    apply();
  });
  label.append(box);
  if (mark) label.append(mark);
  label.append(make("span", text), make("small", amount.toLocaleString("en-GB")));
  wrap.append(label);
  item.append(wrap);
  if (children?.length) {
    const open = button("", () => { if (expanded.has(id)) expanded.delete(id); else expanded.add(id); legend(); $("filters").querySelector(`[data-more="${CSS.escape(id)}"]`)?.focus(); }, "more"), list = make("ul");
    open.dataset.more = id;
    open.setAttribute("aria-expanded", expanded.has(id)); open.setAttribute("aria-label", text + ": " + t("more"));
    wrap.append(open);
    list.hidden = !expanded.has(id);
    if (!list.hidden) list.append(...children.slice(0, 250).map((child) => child.item()));
    item.append(list);
  }
  return item;
}
function tick() {
  for (const { box, keys } of boxes) {
    const off = keys.filter((one) => state.off.has(one)).length;
    box.checked = off < keys.length;
    box.indeterminate = off > 0 && off < keys.length;
  }
}
// How much there is of everything, whatever is filtered: counted once.
let stock = null;
function counted() {
  if (stock) return stock;
  const zero = (n) => new Uint32Array(n);
  stock = { type: zero(words.types.length), status: zero(words.statuses.length), modality: zero(words.modalities.length), lang: zero(words.langs.length), kind: zero(words.kinds.length), state: zero(words.states.length + 1) };
  const open = words.statuses.indexOf("open"), { type, status, langs, modality, kind, country } = col, spoken = words.langs.length, ways = words.modalities.length;
  for (let e = 0; e < E; e++) {
    stock.type[type[e]] += 1; stock.status[status[e]] += 1;
    for (let i = 0; i < spoken; i++) if (langs[e] & (1 << i)) stock.lang[i] += 1;
    if (status[e] === open) for (let i = 0; i < ways; i++) if (modality[e] & (1 << i)) stock.modality[i] += 1;
  }
  for (let i = 0; i < N; i++) { stock.kind[kind[i]] += 1; stock.state[country[i]] += 1; }
  return stock;
}
function legend() {
  boxes.length = 0;
  const has = counted(), sum = (list) => list.reduce((a, b) => a + b, 0);
  const field = (heading, items) => { const made = make("fieldset"), list = make("ul"); made.append(make("legend", t(heading)), list); list.append(...items); return made; };
  const classes = words.groups.map((group, g) => {
    const types = words.types.map((kind, i) => ({ kind, n: has.type[i] })).filter((one) => one.kind.group === g).sort((a, b) => b.n - a.n);
    return types.length && row("class", group, t(group), key("line", GROUPS[g]), sum(types.map((one) => one.n)), types.map(({ kind, n }) => ({ key: "type:" + kind.id, item: () => row("type", kind.id, kind[state.lang], null, n) })));
  }).filter(Boolean);
  const statuses = RANK.map((one) => words.statuses.indexOf(one)).filter((i) => has.status[i]).map((i) => {
    const one = words.statuses[i], some = words.modalities.map((key, m) => ({ key, n: has.modality[m] })).filter((x) => x.n && x.key !== "actual");
    return row("status", one, t(one), key("dash", one), has.status[i], one === "open" ? some.map(({ key, n }) => ({ key: "modality:" + key, item: () => row("modality", key, t(key), null, n) })) : undefined);
  });
  const rest = words.states.slice(STATES).map((one, i) => ({ key: "state:" + one.id, item: () => row("state", one.id, one[state.lang], null, has.state[STATES + 1 + i]) }));
  const states = words.states.slice(0, STATES).map((one, i) => row("state", one.id, one[state.lang], key("dot", "--s" + i), has.state[i + 1]));
  if (rest.length || has.state[0]) states.push(row("state", "", t("other"), key("dot", "--s"), has.state[0] + sum([...has.state].slice(STATES + 1)), rest.length ? rest : undefined));
  const actors = Object.keys({ state: 1, ...SHAPES }).map((kind) => [kind, has.kind[words.kinds.indexOf(kind)]]).filter((one) => one[1]).map(([kind, n]) => row("kind", kind, t(kind), key("shape", kind), n));
  const langs = words.langs.map((one, i) => row("lang", one, t(one), null, has.lang[i]));
  const hidden = [...state.off].filter((one) => one.startsWith("actor:") && numberOf(one.slice(6)) !== undefined).map((one) => row("actor", one.slice(6), name(numberOf(one.slice(6))), null, col.weight[numberOf(one.slice(6))]));
  $("filters").replaceChildren(field("classes", classes), field("status", statuses), field("states", states), field("kinds", actors), field("langs", langs), ...(hidden.length ? [field("hidden", hidden)] : []));
  tick();
}
