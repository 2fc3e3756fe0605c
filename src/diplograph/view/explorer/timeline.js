// -- the timeline: events by date, a period to choose, a film to play ------------------------------------------
let earliest = 1e9, latest = -1e9;
for (let e = 0; e < E; e++) { const one = start(e); if (one !== NEVER) { if (one < earliest) earliest = one; if (one > latest) latest = one; } }
const reach = Math.max(0, latest - earliest), GRAIN = reach <= 70 ? "day" : reach <= 4500 ? "month" : "year";
const buckets = [];
if (latest >= earliest) for (let date = new Date(isoDay(earliest).slice(0, { day: 10, month: 7, year: 4 }[GRAIN]).padEnd(10, "-01").slice(0, 10) + "T00:00:00Z"); date / DAY <= latest && buckets.length < 2000;) {
  const next = new Date(date);
  if (GRAIN === "day") next.setUTCDate(date.getUTCDate() + 1); else if (GRAIN === "month") next.setUTCMonth(date.getUTCMonth() + 1); else next.setUTCFullYear(date.getUTCFullYear() + 1);
  buckets.push({ from: date / DAY, to: next / DAY - 1 });
  date = next;
}
// Of each event its bucket and its class, as one number; -1 without a date.
const bucketOf = new Int16Array(E).fill(-1);
function sortIn() {
  const bucket = new Int16Array(reach + 1).fill(buckets.length - 1), group = words.types.map((one) => one.group), { type } = col;
  buckets.forEach((one, i) => { for (let date = Math.max(one.from, earliest); date <= Math.min(one.to, latest); date++) bucket[date - earliest] = i; });
  for (let e = 0; e < E; e++) { const one = start(e); if (one !== NEVER) bucketOf[e] = 4 * bucket[one - earliest] + group[type[e]]; }
}
sortIn();
const chosenFrom = () => (state.from ? period(state.from)?.[0] : undefined) ?? -1e9;
const chosenTo = () => (state.to ? period(state.to)?.[1] : undefined) ?? 1e9;

function timeline() {
  const svg = $("timeline"), width = Math.max(60, svg.clientWidth || 300), height = 64, step = width / Math.max(1, buckets.length), parts = [];
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const stacks = new Uint32Array(4 * buckets.length), sum = (i) => stacks[4 * i] + stacks[4 * i + 1] + stacks[4 * i + 2] + stacks[4 * i + 3];
  for (let e = 0; e < E; e++) if (allowed[e] && bucketOf[e] >= 0) stacks[bucketOf[e]] += 1;
  const top = buckets.reduce((most, _, i) => Math.max(most, sum(i)), 1), from = chosenFrom(), to = chosenTo(), wide = Math.max(1.5, Math.min(step * 0.8, step - 1));
  // The bars of one class are one outline, those inside the period and those beside it.
  const bars = GROUPS.flatMap(() => ["", ""]);
  buckets.forEach((one, i) => {
    const inside = one.to >= from && one.from <= to ? 0 : 1;
    for (let group = 0, y = height - 16; group < 4; group++) if (stacks[4 * i + group]) {
      const h = Math.max(1, (stacks[4 * i + group] / top) * (height - 22));
      bars[2 * group + inside] += `M${i * step + Math.min(step * 0.1, 2)} ${y}v${-h}h${wide}v${h}z`;
      y -= h;
    }
  });
  bars.forEach((d, i) => {
    if (!d) return;
    const drawn_ = draw("path", { d, opacity: i % 2 ? 0.25 : 1 });
    drawn_.style.fill = `var(${GROUPS[i >> 1]})`;
    parts.push(drawn_);
  });
  parts.push(draw("line", { class: "axis", x1: 0, x2: width, y1: height - 15.5, y2: height - 15.5 }));
  let last = -1e9;
  buckets.forEach((one, i) => {
    const text = isoDay(one.from), begins = i === 0 || GRAIN === "year" || (GRAIN === "month" ? text.slice(5, 7) === "01" : text.slice(8) === "01" || i % 7 === 0);
    if (!begins || i * step - last < 84) return;
    const year = GRAIN === "year" || (GRAIN === "month" && text.slice(5, 7) === "01");
    if (i * step > width - (year ? 30 : 64)) return;
    last = i * step;
    const mark = draw("text", { x: i * step + 1, y: height - 3, direction: "ltr", "text-anchor": "start" });
    mark.textContent = year ? text.slice(0, 4) : day(one.from, GRAIN);
    parts.push(mark);
  });
  if (state.from || state.to) {
    const a = buckets.findIndex((one) => one.to >= from), b = buckets.findLastIndex((one) => one.from <= to);
    if (a >= 0 && b >= a) parts.unshift(draw("rect", { class: "brush", x: a * step, width: (b - a + 1) * step, y: 0, height: height - 16 }));
  }
  svg.replaceChildren(...parts);
}
function choosePeriod(from, to, quiet) {
  $("from").value = state.from = from; $("to").value = state.to = to;
  apply(false, quiet);
}
let brush = null;
const at = (e) => Math.max(0, Math.min(buckets.length - 1, Math.floor(((e.clientX - $("timeline").getBoundingClientRect().left) / $("timeline").clientWidth) * buckets.length)));
$("timeline").addEventListener("pointerdown", (e) => { if (buckets.length) { stop(); brush = { a: at(e), was: state.from + state.to, moved: false }; $("timeline").setPointerCapture(e.pointerId); } });
$("timeline").addEventListener("pointermove", (e) => {
  if (!brush || (at(e) === brush.a && !brush.moved)) return;
  brush.moved = true;
  choosePeriod(isoDay(buckets[Math.min(brush.a, at(e))].from), isoDay(buckets[Math.max(brush.a, at(e))].to), true);
});
$("timeline").addEventListener("pointerup", () => {
  if (!brush) return;
  const one = buckets[brush.a], from = isoDay(one.from), to = isoDay(one.to);
  if (brush.moved) remember();
  else if (from + to === brush.was) choosePeriod("", ""); else choosePeriod(from, to);
  brush = null;
});
for (const id of ["from", "to"]) $(id).addEventListener("input", (e) => {
  const good = !e.target.value.trim() || period(e.target.value);
  e.target.setAttribute("aria-invalid", !good);
  if (good) { state[id] = e.target.value.trim(); apply(); }
});

// The film: a window as wide as the period chosen, or a twelfth of all, moves to the end.
let film = 0;
function stop() {
  if (!film) return;
  clearInterval(film);
  film = 0;
  $("play").textContent = "▶";
  $("play").setAttribute("aria-label", t("play"));
  remember();
}
function play() {
  if (film) { stop(); return; }
  if (!buckets.length) return;
  const a = Math.max(0, buckets.findIndex((one) => one.to >= chosenFrom())), b = buckets.findLastIndex((one) => one.from <= chosenTo());
  const whole = !state.from && !state.to, wide = whole ? Math.max(1, Math.round(buckets.length / 12)) : Math.max(1, b - a + 1);
  let first = whole || b >= buckets.length - 1 ? 0 : a;
  $("play").textContent = "❚❚";
  $("play").setAttribute("aria-label", t("pause"));
  const step = () => {
    if (first + wide > buckets.length) { stop(); return; }
    choosePeriod(isoDay(buckets[first].from), isoDay(buckets[first + wide - 1].to), true);
    first += 1;
  };
  film = setInterval(step, 700);
  step();
}
$("play").addEventListener("click", play);
