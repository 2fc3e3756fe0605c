// -- the overview: many thousand actors on a canvas, their lines drawn together -----------------------
const canvas = $("overview"), base = document.createElement("canvas");
const look = { x: 0, y: 0, scale: 1 };
let drawn = { lines: [], x: 0, y: 0, scale: 1 }; // what the base picture shows, a margin wider than the page
const MARGIN = 0.2, CELL = 22, STRANDS = 900;

function overviewScene(view, width, height) {
  const px = (i) => (col.x[i] - view.x) * view.scale + width / 2, py = (i) => (col.y[i] - view.y) * view.scale + height / 2;
  return { lines: strands(px, py, width, height), tallies: [], ...dots(view, px, py, width, height) };
}
// Lines that begin and end in the same two cells are one strand, as wide as they are many.
function strands(px, py, width, height) {
  const bundles = new Map(), columns = Math.ceil(width / CELL) + 40, cell = (x, y) => Math.max(-20, Math.min(columns - 21, Math.floor(x / CELL))) + 20 + (Math.max(-20, Math.floor(y / CELL)) + 20) * columns;
  for (let l = 0; l < L; l++) {
    if (!count[l]) continue;
    const a = col.low[l], b = col.high[l], x1 = px(a), y1 = py(a), x2 = px(b), y2 = py(b);
    if ((x1 < 0 && x2 < 0) || (y1 < 0 && y2 < 0) || (x1 > width && x2 > width) || (y1 > height && y2 > height)) continue;
    const p = cell(x1, y1), q = cell(x2, y2);
    if (p === q && totals.lines > DETAIL.lines) continue;
    const key = (Math.min(p, q) * 1e5 + Math.max(p, q)) * 4 + col.group[l], turn = p > q;
    let one = bundles.get(key);
    if (!one) bundles.set(key, (one = { n: 0, lines: 0, x1: 0, y1: 0, x2: 0, y2: 0, line: l, group: col.group[l] }));
    one.n += count[l]; one.lines += 1;
    one.x1 += turn ? x2 : x1; one.y1 += turn ? y2 : y1; one.x2 += turn ? x1 : x2; one.y2 += turn ? y1 : y2;
    if (count[l] > count[one.line]) one.line = l;
  }
  const sorted = [...bundles.values()].sort((a, b) => b.n - a.n).slice(0, STRANDS);
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
let order = null; // actors, the weightiest last, so that they lie on top
function dots(view, px, py, width, height) {
  order ??= Array.from({ length: N }, (_, i) => i).sort((a, b) => col.weight[a] - col.weight[b]);
  const marks = [], spots = [], paper = css("--paper"), ink = css("--ink"), taken = new Set(), shrink = Math.min(1, 0.36 * Math.sqrt(view.scale));
  for (let k = N - 1; k >= 0; k--) {
    const i = order[k];
    if (!shown[i]) continue;
    const x = px(i), y = py(i);
    if (x < -20 || y < -20 || x > width + 20 || y > height + 20) continue;
    const high = found?.has(i) || state.pick?.node === i, r = Math.max(high ? 5 : 0.7, radius(i) * shrink);
    if (r < SMALL) { const at = Math.round(x / 1.3) * 8192 + Math.round(y / 1.3); if (taken.has(at)) continue; taken.add(at); }
    marks.push({ node: i, x, y, r, kind: kindOf(i), fill: css(shade(i)), stroke: high ? ink : paper, edge: high ? 2 : 0.8, opacity: (found ? found.has(i) : !lit || lit.has(i)) ? (r < SMALL ? 0.75 : 1) : 0.25 });
    if (spots.length < 400 || wanted(i)) spots.push({ node: i, x, y, r });
  }
  const where = new Map(spots.map((s) => [s.node, s]));
  const labels = place(spots, { most: Math.max(20, Math.round((width * height) / 14000)) }).map((one) => {
    const s = where.get(one.node);
    return { text: one.text, x: s.x + one.dx, y: s.y + one.dy, font: fontOf(one.node), node: one.node, w: one.w, h: one.h };
  });
  return { marks: marks.reverse(), labels };
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
  drawn = { lines: scene.lines, marks: scene.marks, labels: scene.labels, wide, high, ...look };
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
  for (const one of drawn.marks ?? []) { const d = Math.hypot(one.x - x - dx, one.y - y - dy) - one.r; if (d < near) { near = d; best = { node: one.node }; } }
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
