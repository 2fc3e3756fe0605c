// -- everything together: one change, one drawing -----------------------------------------------------------
// On a screen higher than wide the picture is drawn higher: names are wide, and need room above each other.
function heighten() {
  const { clientWidth: width, clientHeight: height } = $("network");
  let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
  for (let i = 0; i < N; i++) { left = Math.min(left, col.x[i]); right = Math.max(right, col.x[i]); top = Math.min(top, col.y[i]); bottom = Math.max(bottom, col.y[i]); }
  const grow = Math.min(2.2, ((height - 64) / (width - 110)) * ((right - left) / (bottom - top)));
  if (grow > 1.1 && height > width) for (let i = 0; i < N; i++) col.y[i] *= grow;
}
heighten();
let lit = null, engine = overview;
async function apply(refit, quiet) {
  recount();
  lit = null;
  if (state.pick?.node !== undefined) {
    lit = new Set([state.pick.node]);
    for (const line of linesAt(state.pick.node)) if (count[line]) lit.add(across(line, state.pick.node));
  } else if (state.pick) lit = new Set([col.low[state.pick.line], col.high[state.pick.line]]);
  const focus_ = JSON.stringify([state.focus, state.focus && state.lang]);
  if (focus_ !== arranged.key) { arranged = arrange(); arranged.key = focus_; refit = refit ?? true; }
  const next = totals.actors <= DETAIL.nodes && totals.lines <= DETAIL.lines ? detail : overview;
  if (next === detail) await load(); // until then whatever moves or resizes the picture has the overview to do it with
  const was = engine;
  engine = next;
  $("network").dataset.shown = totals.actors;
  $("network").dataset.lines = totals.lines;
  $("nothing").hidden = totals.actors > 0;
  $("network").dataset.engine = engine.name;
  $("overview").hidden = engine !== overview;
  $("detail").hidden = engine !== detail;
  $("untangle").hidden = engine !== detail || totals.actors > NEAR + 1 || totals.actors < 3;
  if (was !== engine || refit) { at_ = ""; if (engine === detail) engine.draw(); engine.fit(); } else engine.draw();
  timeline();
  await show();
  remember(quiet);
}
function reshape() {
  engine.fit();
  if (engine === detail) network.redraw();
  timeline();
}

// -- language and theme -----------------------------------------------------------------------------------
function dress() {
  document.documentElement.lang = state.lang;
  document.documentElement.dir = state.lang === "ar" ? "rtl" : "ltr";
  for (const one of document.querySelectorAll("[data-text]")) one.textContent = t(one.dataset.text);
  for (const one of document.querySelectorAll("[data-label]")) { one.setAttribute("aria-label", t(one.dataset.label)); if (one.title) one.title = t(one.dataset.label); }
  $("search").placeholder = t("search");
  $("language").lang = state.lang === "ar" ? "en" : "ar";
  $("title").textContent = document.title = words.title || t("title");
  inks.clear();
  document.documentElement.dataset.theme = state.theme || (night.matches ? "dark" : "light");
  legend();
}
const night = matchMedia("(prefers-color-scheme: dark)");
night.addEventListener("change", () => { dress(); apply(false, true); });

// -- moving about ---------------------------------------------------------------------------------------------
const zoom = (by) => { engine.move({ scale: limit(engine.view().scale * by) }); settle(); };
const move = (x, y) => { const view = engine.view(); engine.move({ x: view.x + x / view.scale, y: view.y + y / view.scale }); settle(); };
function fitAll() { at_ = ""; engine.fit(); remember(true); }
$("network").addEventListener("keydown", (e) => {
  const act = { ArrowLeft: () => move(-60, 0), ArrowRight: () => move(60, 0), ArrowUp: () => move(0, -60), ArrowDown: () => move(0, 60), "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: fitAll, Escape: () => pick(null) }[e.key];
  if (act && !e.ctrlKey && !e.metaKey) { e.preventDefault(); act(); }
});
$("zoom-in").addEventListener("click", () => zoom(1.3));
$("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
$("fit").addEventListener("click", fitAll);
$("untangle").addEventListener("click", untangle);
$("undo").addEventListener("click", undo);
addEventListener("keydown", (e) => { if ((e.ctrlKey || e.metaKey) && e.key === "z" && !/^(INPUT|TEXTAREA)$/.test(e.target.tagName)) { e.preventDefault(); undo(); } });
$("language").addEventListener("click", () => { state.lang = state.lang === "ar" ? "en" : "ar"; dress(); apply(); });
$("theme").addEventListener("click", () => { state.theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark"; dress(); apply(); });
$("drawer").addEventListener("click", () => $("drawer").setAttribute("aria-expanded", $("filters").classList.toggle("open")));
$("reset").addEventListener("click", () => { stop(); state.off.clear(); state.pick = state.focus = null; found = null; $("search").value = ""; listHits(false); for (const id of ["from", "to"]) $(id).value = state[id] = ""; legend(); apply(true); });
addEventListener("keydown", (e) => { if (e.key === "Escape" && $("saves").open) { $("saves").open = false; $("saves").firstElementChild.focus(); } });
document.addEventListener("pointerdown", (e) => { if (!$("saves").contains(e.target)) $("saves").open = false; });
// Paper is white: the picture is drawn in ink on it, whatever the screen shows.
function onPaper(paper) {
  document.documentElement.dataset.theme = paper ? "light" : state.theme || (night.matches ? "dark" : "light");
  inks.clear();
  engine.draw();
  if (engine === detail) network.redraw();
}
addEventListener("beforeprint", () => onPaper(true));
addEventListener("afterprint", () => onPaper(false));
let wide_ = innerWidth;
addEventListener("resize", () => {
  if (innerWidth !== wide_) { wide_ = innerWidth; reshape(); } else if (engine === overview && Math.round($("network").clientHeight * ratio()) !== canvas.height) engine.draw();
});
addEventListener("hashchange", async () => { if (location.hash.slice(1).split("&at=")[0] !== address()) await open(location.hash.slice(1), false); });

async function open(text, quiet) {
  const spot = recall(text);
  dress();
  await apply(true, quiet);
  if (spot) { engine.move(spot); settle(); }
}
await open(location.hash.slice(1), false);
document.documentElement.dataset.ready = "yes";
// For those who drive the page from outside: tests, and pictures made by a script.
window.diplograph = {
  pick, words, col, apply,
  line: (a, b, group) => { const [low, high] = [numberOf(a), numberOf(b)]; return linesAt(low).find((one) => across(one, low) === high && (!group || words.groups[col.group[one]] === group)); },
  spot: (id) => engine.spot(numberOf(id)), labels: () => engine.labels(), view: () => engine.view(), move: (view) => engine.move(view), network: () => network, middle: (line) => middle(line), svg, png, csv: async () => { const events = shownEvents(); return csv(await evidence(events), events); }, graphml, gexf, fileName, label: (node) => label(node), search,
};
