// -- the overview: many thousand actors on a canvas, their lines drawn together -----------------------
const canvas = $("overview"), base = document.createElement("canvas");
const look = { x: 0, y: 0, scale: 1 };
let drawn = { lines: [], dust: [], marks: [], x: 0, y: 0, scale: 1 }; // what the base picture shows, a margin wider than the page
const MARGIN = 0.2, CELL = 22, STRANDS = 900;

function overviewScene(view, width, height) {
  const px = (i) => (col.x[i] - view.x) * view.scale + width / 2, py = (i) => (col.y[i] - view.y) * view.scale + height / 2;
  return { lines: strands(px, py, width, height), tallies: [], ...dots(view, px, py, width, height) };
}
// Lines that begin and end in the same two cells are one strand, as wide as they are many.
function strands(px, py, width, height) {
  const columns = Math.ceil(width / CELL) + 40, rows = Math.ceil(height / CELL) + 40, within = (n, most) => Math.max(0, Math.min(most - 1, Math.floor(n / CELL) + 20));
  const { low, high, group } = col, xs = new Float32Array(N), ys = new Float32Array(N), cells = new Int32Array(N), bundles = new Map(), found = [], many = totals.lines > DETAIL.lines;
  for (let i = 0; i < N; i++) if (shown[i]) { xs[i] = px(i); ys[i] = py(i); cells[i] = within(xs[i], columns) + within(ys[i], rows) * columns; }
  for (let l = 0; l < L; l++) {
    if (!count[l]) continue;
    const a = low[l], b = high[l], x1 = xs[a], y1 = ys[a], x2 = xs[b], y2 = ys[b], p = cells[a], q = cells[b];
    if ((p === q && many) || (x1 < 0 && x2 < 0) || (y1 < 0 && y2 < 0) || (x1 > width && x2 > width) || (y1 > height && y2 > height)) continue;
    const turn = p > q, key = ((turn ? q : p) * columns * rows + (turn ? p : q)) * 4 + group[l];
    let one = bundles.get(key);
    if (!one) { one = { n: 0, lines: 0, x1: 0, y1: 0, x2: 0, y2: 0, line: l, group: group[l] }; bundles.set(key, one); found.push(one); }
    one.n += count[l]; one.lines += 1;
    if (turn) { one.x1 += x2; one.y1 += y2; one.x2 += x1; one.y2 += y1; } else { one.x1 += x1; one.y1 += y1; one.x2 += x2; one.y2 += y2; }
    if (count[l] > count[one.line]) one.line = l;
  }
  const sorted = Array.from(largest(Uint32Array.from(found, (one) => one.n), STRANDS), (i) => found[i]);
  const most = sorted[0]?.n ?? 1;
  return sorted.reverse().map((one) => {
    const strength = Math.log2(1 + one.n) / Math.log2(1 + most), here = lit && !(lit.has(col.low[one.line]) && lit.has(col.high[one.line]));
    return {
      x1: one.x1 / one.lines, y1: one.y1 / one.lines, x2: one.x2 / one.lines, y2: one.y2 / one.lines, line: one.line, n: one.n,
      // Few widths and strengths, so that whole classes of lines are drawn at one stroke.
      colour: css(GROUPS[one.group]), width: 0.6 + Math.round(strength * 4) / 2, dash: [], opacity: here ? 0.05 : 0.14 + Math.round(strength * 4) * 0.15,
    };
  });
}
let order = null; // actors, the weightiest first: they are drawn last, so that they lie on top
const GRAIN_ = 1.3; // pixels: of small marks so near to each other one is drawn
function dots(view, px, py, width, height) {
  order ??= largest(col.weight);
  const marks = [], spots = [], fine = [], paper = css("--paper"), ink = css("--ink"), shrink = Math.min(1, 0.36 * Math.sqrt(view.scale)), special = found || state.pick || members;
  const wide = Math.ceil((width + 40) / GRAIN_) + 1, taken = new Uint8Array(wide * (Math.ceil((height + 40) / GRAIN_) + 1));
  for (let k = 0; k < order.length; k++) {
    const i = order[k];
    if (!shown[i]) continue;
    const x = px(i), y = py(i);
    if (x < -20 || y < -20 || x > width + 20 || y > height + 20) continue;
    const high = special && (found?.has(i) || state.pick?.node === i), clear = found ? found.has(i) : !lit || lit.has(i), r = Math.max(high ? 5 : 0.7, radius(i) * shrink);
    if (r < SMALL) {
      const at = Math.floor((x + 20) / GRAIN_) + wide * Math.floor((y + 20) / GRAIN_);
      if (taken[at]) continue;
      taken[at] = 1;
      const style = 2 * tint(i) + (clear ? 1 : 0);
      (fine[style] ??= { fill: css(shade(i)), opacity: clear ? 0.75 : 0.25, spots: [] }).spots.push(x, y, r, i);
    } else marks.push({ node: i, x, y, r, kind: kindOf(i), fill: css(shade(i)), stroke: high ? ink : paper, edge: high ? 2 : 0.8, opacity: clear ? 1 : 0.25 });
    if (spots.length < 400 || (special && wanted(i))) spots.push({ node: i, x, y, r });
  }
  const where = new Map(spots.map((s) => [s.node, s]));
  const labels = place(spots, { most: Math.max(20, Math.round((width * height) / 14000)) }).map((one) => {
    const s = where.get(one.node);
    return { text: one.text, x: s.x + one.dx, y: s.y + one.dy, font: fontOf(one.node), node: one.node, w: one.w, h: one.h };
  });
  return { dust: fine.filter(Boolean), marks: marks.reverse(), labels };
}

const ratio = () => Math.min(2, devicePixelRatio || 1);
function size() {
  const { clientWidth: width, clientHeight: height } = $("network"), r = ratio();
  if (canvas.width !== Math.round(width * r) || canvas.height !== Math.round(height * r)) { canvas.width = Math.round(width * r); canvas.height = Math.round(height * r); }
  return { width, height };
}
function drawOverview() {
  const { width, height } = size(), wide = Math.round(width * (1 + 2 * MARGIN)), high = Math.round(height * (1 + 2 * MARGIN)), r = ratio();
  if (base.width !== wide * r) base.width = wide * r;
  if (base.height !== high * r) base.height = high * r;
  const ctx = base.getContext("2d"), scene = overviewScene(look, wide, high);
  ctx.setTransform(r, 0, 0, r, 0, 0);
  ctx.fillStyle = css("--paper");
  ctx.fillRect(0, 0, wide, high);
  paint(ctx, scene);
  drawn = { ...scene, wide, high, ...look };
  blit();
}
// One step of panning or zooming: the base picture again, elsewhere or larger; drawn anew when it rests.
function blit() {
  const ctx = canvas.getContext("2d"), grow = look.scale / drawn.scale, { clientWidth: width, clientHeight: height } = $("network"), r = ratio();
  const x = (drawn.x - look.x) * look.scale + width / 2 - (drawn.wide / 2) * grow, y = (drawn.y - look.y) * look.scale + height / 2 - (drawn.high / 2) * grow;
  ctx.setTransform(r, 0, 0, r, 0, 0);
  ctx.fillStyle = css("--paper");
  ctx.fillRect(0, 0, width, height);
  ctx.drawImage(base, x, y, drawn.wide * grow, drawn.high * grow);
}
let rest = 0, frame = 0;
function moved() {
  frame ||= requestAnimationFrame(() => { frame = 0; blit(); });
  clearTimeout(rest);
  rest = setTimeout(() => { drawOverview(); settle(); }, 160);
}
const overview = {
  name: "overview",
  draw() { drawOverview(); },
  fit() { const { width, height } = size(), found = fitting(width, height, 30); if (found) { Object.assign(look, found); drawOverview(); } },
  view: () => ({ ...look }),
  move(view) { Object.assign(look, view); moved(); },
  scene: () => { const { width, height } = size(); return { width, height, ...overviewScene(look, width, height) }; },
  spot: (node) => { const { clientWidth: width, clientHeight: height } = $("network"); return { x: (col.x[node] - look.x) * look.scale + width / 2, y: (col.y[node] - look.y) * look.scale + height / 2 }; },
  labels: () => drawn.labels,
};

// What lies under a point of the overview: an actor, or the strongest line of a strand.
function under(x, y) {
  const { clientWidth: width, clientHeight: height } = $("network"), dx = drawn.wide / 2 - width / 2 + (look.x - drawn.x) * look.scale, dy = drawn.high / 2 - height / 2 + (look.y - drawn.y) * look.scale;
  let best = null, near = 9;
  const reach_ = (x2, y2, r, node) => { const d = Math.hypot(x2 - x - dx, y2 - y - dy) - r; if (d < near) { near = d; best = { node }; } };
  for (const one of drawn.marks) reach_(one.x, one.y, one.r, one.node);
  for (const { spots } of drawn.dust) for (let k = 0; k < spots.length; k += 4) reach_(spots[k], spots[k + 1], spots[k + 2], spots[k + 3]);
  if (best) return best;
  near = 5;
  for (const one of drawn.lines) {
    const wx = one.x2 - one.x1, wy = one.y2 - one.y1, along = Math.max(0, Math.min(1, ((x + dx - one.x1) * wx + (y + dy - one.y1) * wy) / (wx * wx + wy * wy || 1)));
    const d = Math.hypot(x + dx - one.x1 - along * wx, y + dy - one.y1 - along * wy);
    if (d <= near) { near = d; best = { line: one.line, n: one.n }; }
  }
  return best;
}
let grab = null;
const pointers = new Map();
canvas.addEventListener("pointerdown", (e) => {
  canvas.setPointerCapture(e.pointerId);
  pointers.set(e.pointerId, { x: e.clientX, y: e.clientY });
  grab = { x: e.clientX, y: e.clientY, look: { ...look }, far: 0, apart: pinch() };
  hush();
});
function pinch() {
  const [a, b] = [...pointers.values()];
  return b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
}
canvas.addEventListener("pointermove", (e) => {
  if (grab && pointers.has(e.pointerId)) {
    pointers.set(e.pointerId, { x: e.clientX, y: e.clientY });
    if (pointers.size === 2) { overview.move({ scale: limit(grab.look.scale * (pinch() / (grab.apart || 1))) }); grab.far = 99; return; }
    grab.far = Math.max(grab.far, Math.hypot(e.clientX - grab.x, e.clientY - grab.y));
    if (grab.far > 3) overview.move({ x: grab.look.x - (e.clientX - grab.x) / look.scale, y: grab.look.y - (e.clientY - grab.y) / look.scale });
    return;
  }
  const hit = under(e.offsetX, e.offsetY);
  canvas.style.cursor = hit ? "pointer" : "grab";
  if (hit?.node !== undefined) tipNode(e, hit.node); else if (hit) tipLine(e, hit.line); else hush();
});
for (const what of ["pointerup", "pointercancel"]) canvas.addEventListener(what, (e) => {
  pointers.delete(e.pointerId);
  if (grab && grab.far <= 3 && what === "pointerup") {
    const hit = under(e.offsetX, e.offsetY);
    if (hit?.node !== undefined) pick({ node: hit.node }); else if (hit) pick({ line: hit.line }); else if (state.pick) pick(null);
  }
  grab = null;
});
canvas.addEventListener("pointerleave", hush);
// A double click opens the neighbourhood in detail.
canvas.addEventListener("dblclick", (e) => { const hit = under(e.offsetX, e.offsetY); if (hit?.node !== undefined) { state.focus = { ego: hit.node }; pick({ node: hit.node }); } });
const limit = (scale) => Math.min(4, Math.max(0.001, scale));
canvas.addEventListener("wheel", (e) => {
  e.preventDefault();
  hush();
  const scale = limit(look.scale * Math.exp(-Math.sign(e.deltaY) * Math.min(0.25, Math.abs(e.deltaY) / 400))), { clientWidth: width, clientHeight: height } = $("network");
  const wx = look.x + (e.offsetX - width / 2) / look.scale, wy = look.y + (e.offsetY - height / 2) / look.scale;
  overview.move({ scale, x: wx - (e.offsetX - width / 2) / scale, y: wy - (e.offsetY - height / 2) / scale });
}, { passive: false });
