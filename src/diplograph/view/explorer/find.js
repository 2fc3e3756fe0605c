// -- finding an actor, in either script and any spelling -----------------------------------------------------
let hits = [], active = -1, found = null, wayFrom = null, keys = null;
// Every spelling of every actor, folded all at once, which takes a tenth of the time.
const spellings = () => (keys ??= fold(words.en.map((one, i) => [one, words.ar[i], words.also[i]].filter(Boolean).join(BETWEEN)).join(TEXTS)).split(TEXTS).map((all) => all.split(BETWEEN)));
function search(text) {
  const wanted = fold(bare(text));
  if (!wanted) return [];
  const good = (all) => all.reduce((best, k) => Math.max(best, k === wanted ? 3 : (" " + k).includes(" " + wanted) ? 2 : k.includes(wanted) ? 1 : 0), 0);
  const some = spellings().map((all, node) => ({ node, good: good(all) })).filter((hit) => hit.good);
  return (some.length ? some : ofState(wanted) ?? sounding(wanted)).sort((a, b) => b.good - a.good || col.weight[b.node] - col.weight[a.node]).map((hit) => hit.node);
}
// Nobody is called so, but their state is: whoever acts for it.
function ofState(wanted) {
  const one = words.states.findIndex((state_) => [state_.en, state_.ar].some((name_) => fold(name_) === wanted));
  return one < 0 ? null : words.ids.flatMap((_, node) => (col.country[node] === one + 1 ? [{ node, good: 1 }] : []));
}
// Nothing is spelled so: every word of the question must sound like a word of the name.
let sounds = null;
function sounding(wanted) {
  const asked = wanted.split(" ").map(skeleton).filter((one) => one.length > 2);
  if (!asked.length) return [];
  sounds ??= skeleton(spellings().map((all) => all.join(" ")).join(TEXTS)).split(TEXTS).map((all) => " " + all + " ");
  return sounds.map((all, node) => ({ node, good: asked.every((one) => all.includes(" " + one + " ")) ? 1 : 0 })).filter((hit) => hit.good);
}
function find() {
  hush();
  const text = $("search").value;
  hits = search(text);
  active = hits.length ? 0 : -1;
  found = text.trim() ? new Set(hits) : null;
  $("network").dataset.hits = hits.length;
  listHits(Boolean(text.trim()));
  version += 1;
  engine.draw();
}
function listHits(open) {
  $("hits").hidden = !open;
  $("search").setAttribute("aria-expanded", open);
  $("hits").replaceChildren(...(hits.length ? hits.slice(0, 30).map((node, i) => {
    const item = make("li"), state_ = kindOf(node) === "state";
    item.id = "hit" + i; item.setAttribute("role", "option"); item.setAttribute("aria-selected", i === active);
    item.append(key(state_ ? "dot" : "shape", state_ ? shade(node) : kindOf(node)), make("bdi", name(node)), make("small", t(kindOf(node)) + " · " + col.weight[node]));
    item.addEventListener("pointerdown", (e) => { e.preventDefault(); choose(node); });
    return item;
  }) : [nobody()]));
  if (open && active >= 0) $("search").setAttribute("aria-activedescendant", "hit" + active); else $("search").removeAttribute("aria-activedescendant");
}
function nobody() {
  const item = make("li", t("nobody"), "soft");
  item.setAttribute("role", "option"); item.setAttribute("aria-disabled", "true");
  return item;
}
function choose(node) {
  $("search").value = ""; found = null; hits = []; listHits(false);
  $("search").placeholder = t("search");
  if (wayFrom !== null && wayFrom !== node) {
    state.focus = { path: [wayFrom, node] };
    wayFrom = null;
    state.pick = null;
    apply(true);
    $("panel").focus();
    return;
  }
  wayFrom = null;
  if (!shown[node]) {
    const was = state.focus;
    state.focus = null;
    recount();
    if (!shown[node]) { state.off.clear(); $("from").value = state.from = ""; $("to").value = state.to = ""; legend(); }
    if (was) state.focus = { ego: node };
  }
  // In the overview one actor among thousands is a dot: his neighbourhood is opened.
  if (engine === overview) state.focus = { ego: node };
  pick({ node }, true);
  if (!state.focus) engine.move({ scale: Math.max(0.9, engine.view().scale), x: spotX(node), y: spotY(node) });
}
$("search").addEventListener("input", find);
$("search").addEventListener("blur", () => listHits(false));
$("search").addEventListener("focus", () => { if ($("search").value) listHits(true); });
$("search").addEventListener("keydown", (e) => {
  if (e.key === "Enter" && hits[active] !== undefined) choose(hits[active]);
  else if (e.key === "Escape") { $("search").value = ""; wayFrom = null; $("search").placeholder = t("search"); find(); }
  else if ((e.key === "ArrowDown" || e.key === "ArrowUp") && hits.length) { active = (active + (e.key === "ArrowDown" ? 1 : -1) + Math.min(30, hits.length)) % Math.min(30, hits.length); e.preventDefault(); listHits(true); }
});
