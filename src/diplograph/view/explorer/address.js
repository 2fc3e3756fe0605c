// -- the address keeps the view, and the views before it ------------------------------------------------------
const past = [];
let now = null;
function address() {
  const { pick: chosen_, focus: near } = state, line = chosen_?.line;
  const values = {
    lang: state.lang, theme: state.theme, from: state.from, to: state.to, off: [...state.off].map(encodeURIComponent).join(","),
    actor: chosen_?.node !== undefined ? words.ids[chosen_.node] : "", line: line !== undefined ? [words.ids[col.low[line]], words.ids[col.high[line]], words.groups[col.group[line]]].join("|") : "",
    around: near?.ego !== undefined ? words.ids[near.ego] : "", path: near?.path ? near.path.map((node) => words.ids[node]).join("|") : "",
  };
  return new URLSearchParams(Object.entries(values).filter((one) => one[1])).toString();
}
function remember(quiet) {
  const next = address();
  if (now !== null && next !== now && !quiet) { past.push(now); if (past.length > 200) past.shift(); }
  if (!quiet || now === null) now = next;
  $("undo").disabled = !past.length;
  stamp(next + (at_ ? "&at=" + at_ : ""));
}
let at_ = ""; // where the reader has moved to
function stamp(text) {
  try { history.replaceState(null, "", "#" + text); } catch { /* a sandbox has no address to keep */ }
}
let settling = 0;
function settle() {
  clearTimeout(settling);
  settling = setTimeout(() => { const { x, y, scale } = engine.view(); at_ = [x, y, scale].map((one) => Number(one.toPrecision(8))).join(","); stamp(address() + "&at=" + at_); }, 250);
}
function recall(text) {
  const saved = new URLSearchParams(text), actor = (id) => (id ? numberOf(id) : undefined);
  Object.assign(state, { off: new Set(), from: "", to: "", pick: null, focus: null });
  if (Object.hasOwn(words.strings, saved.get("lang") ?? "")) state.lang = saved.get("lang");
  if (["dark", "light"].includes(saved.get("theme"))) state.theme = saved.get("theme");
  for (const id of ["from", "to"]) { if (period(saved.get(id) ?? "")) state[id] = saved.get(id); $(id).value = state[id]; }
  for (const one of (saved.get("off") ?? "").split(",")) {
    let text_ = "";
    try { text_ = decodeURIComponent(one); } catch { continue; }
    if (/^(type|status|modality|lang|state|kind|actor):/.test(text_)) state.off.add(text_);
  }
  const [low, high, group] = (saved.get("line") ?? "").split("|"), a = actor(low), b = actor(high);
  if (actor(saved.get("actor")) !== undefined) state.pick = { node: actor(saved.get("actor")) };
  else if (a !== undefined && b !== undefined) { const line = linesAt(a).find((one) => across(one, a) === b && words.groups[col.group[one]] === group); if (line !== undefined) state.pick = { line }; }
  const ends_ = (saved.get("path") ?? "").split("|").map(actor);
  if (actor(saved.get("around")) !== undefined) state.focus = { ego: actor(saved.get("around")) };
  else if (ends_.length === 2 && ends_.every((one) => one !== undefined)) state.focus = { path: ends_ };
  const spot = (saved.get("at") ?? "").split(",").map(Number);
  return spot.length === 3 && spot.every(Number.isFinite) && spot[2] > 0 ? { x: spot[0], y: spot[1], scale: limit(spot[2]) } : null;
}
async function undo() {
  if (!past.length) return;
  stop();
  now = past.pop();
  recall(now);
  dress();
  await apply(true, true);
}
