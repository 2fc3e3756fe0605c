// -- the timeline: events by date, a period to choose, a film to play ------------------------------------------
let earliest = 1e9, latest = -1e9;
for (let e = 0; e < E; e++) if (start(e) !== NEVER) { earliest = Math.min(earliest, start(e)); latest = Math.max(latest, start(e)); }
const reach = Math.max(0, latest - earliest), GRAIN = reach <= 70 ? "day" : reach <= 4500 ? "month" : "year";
const buckets = [];
if (latest >= earliest) for (let date = new Date(isoDay(earliest).slice(0, { day: 10, month: 7, year: 4 }[GRAIN]).padEnd(10, "-01").slice(0, 10) + "T00:00:00Z"); date / DAY <= latest && buckets.length < 2000;) {
  const next = new Date(date);
  if (GRAIN === "day") next.setUTCDate(date.getUTCDate() + 1); else if (GRAIN === "month") next.setUTCMonth(date.getUTCMonth() + 1); else next.setUTCFullYear(date.getUTCFullYear() + 1);
  buckets.push({ from: date / DAY, to: next / DAY - 1 });
  date = next;
}
const bucketOf = new Int16Array(E).fill(-1);
for (let e = 0; e < E; e++) if (start(e) !== NEVER && buckets.length) {
  let low = 0, high = buckets.length - 1;
  while (low < high) { const mid = (low + high + 1) >> 1; if (buckets[mid].from <= start(e)) low = mid; else high = mid - 1; }
  bucketOf[e] = low;
}
const chosenFrom = () => (state.from ? period(state.from)?.[0] : undefined) ?? -1e9;
const chosenTo = () => (state.to ? period(state.to)?.[1] : undefined) ?? 1e9;

function timeline() {
  const svg = $("timeline"), width = Math.max(60, svg.clientWidth || 300), height = 64, step = width / Math.max(1, buckets.length), parts = [];
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const stacks = buckets.map(() => [0, 0, 0, 0]);
  for (let e = 0; e < E; e++) if (allowed[e] && bucketOf[e] >= 0) stacks[bucketOf[e]][typeOf(e).group] += 1;
  const top = Math.max(1, ...stacks.map((one) => one[0] + one[1] + one[2] + one[3])), from = chosenFrom(), to = chosenTo();
  stacks.forEach((one, i) => {
    let y = height - 16;
    one.forEach((n, group) => {
      if (!n) return;
      const h = Math.max(1, (n / top) * (height - 22)), inside = buckets[i].to >= from && buckets[i].from <= to;
      const bar = draw("rect", { x: i * step + Math.min(step * 0.1, 2), width: Math.max(1.5, Math.min(step * 0.8, step - 1)), y: y - h, height: h, opacity: inside ? 1 : 0.25 });
      bar.style.fill = `var(${GROUPS[group]})`;
      parts.push(bar);
      y -= h;
    });
  });
  parts.push(draw("line", { class: "axis", x1: 0, x2: width, y1: height - 15.5, y2: height - 15.5 }));
  let last = -1e9;
  buckets.forEach((one, i) => {
    const text = isoDay(one.from), begins = i === 0 || GRAIN === "year" || (GRAIN === "month" ? text.slice(5, 7) === "01" : text.slice(8) === "01" || i % 7 === 0);
    if (!begins || i * step - last < 84 || i * step > width - 64) return;
    last = i * step;
    const mark = draw("text", { x: i * step + 1, y: height - 3, direction: "ltr", "text-anchor": "start" });
    mark.textContent = GRAIN === "day" ? day(one.from) : GRAIN === "month" && text.slice(5, 7) !== "01" ? day(one.from, "month") : text.slice(0, 4);
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
