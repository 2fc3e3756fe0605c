// -- labels: ours, so that they stay legible at every zoom and never lie on each other --------------
const widths = new Map();
const short = (node) => (name(node).length > 34 ? name(node).slice(0, 33) + "…" : name(node));
const label = (node) => iso(short(node));
const TYPE = innerWidth < 500 ? 12 : 13; // pixels
const fontOf = (node) => (kindOf(node) === "state" ? "600 " : "") + TYPE + "px " + family;
const sheet = document.createElement("canvas").getContext("2d");
function widthOf(node) {
  const key = state.lang + node;
  if (!widths.has(key)) { sheet.font = fontOf(node); widths.set(key, sheet.measureText(label(node)).width); }
  return widths.get(key);
}
const chosenEnds = (node) => state.pick && (state.pick.node === node || (state.pick.line !== undefined && (col.low[state.pick.line] === node || col.high[state.pick.line] === node)));
const wanted = (node) => (found?.has(node) ? 4 : 0) + (chosenEnds(node) ? 8 : 0) + (members && state.focus.ego === node ? 8 : 0) + (lit?.has(node) ? 2 : 0);

// Which labels find room, and where, in pixels from their nodes. `spots` are {node, x, y, r} in
// pixels, `taken` boxes {l, r, t, b} no label may touch (where `soft`, only those of the first dozen), `edge` the
// box none may leave.
const NONE = [];
function place(spots, { taken = [], edge, most = 260 } = {}) {
  for (const s of spots) s.wanted = wanted(s.node);
  spots.sort((a, b) => b.wanted - a.wanted || col.weight[b.node] - col.weight[a.node] || a.node - b.node);
  const cell = 120, grid = new Map(), out = new Map(), left = [];
  const cells = (box) => {
    const found = [];
    for (let x = Math.floor(box.l / cell); x <= Math.floor(box.r / cell); x++) for (let y = Math.floor(box.t / cell); y <= Math.floor(box.b / cell); y++) found.push(x * 65536 + y);
    return found;
  };
  const put = (box) => { for (const at of cells(box)) if (grid.has(at)) grid.get(at).push(box); else grid.set(at, [box]); };
  const lift = (box) => { for (const at of cells(box)) grid.set(at, grid.get(at).filter((one) => one !== box)); };
  // Looks at what others have under a box, cell by cell, until `stop` says that this is enough.
  const touched_ = (box, stop) => {
    const right = Math.floor(box.r / cell), bottom = Math.floor(box.b / cell);
    for (let x = Math.floor(box.l / cell); x <= right; x++) for (let y = Math.floor(box.t / cell); y <= bottom; y++) {
      for (const o of grid.get(x * 65536 + y) ?? NONE) if (o.node !== box.node && box.l < o.r && o.l < box.r && box.t < o.b && o.t < box.b && stop(o)) return true;
    }
    return false;
  };
  const touching = (box) => { const all = new Set(); touched_(box, (one) => { all.add(one); return all.size > 1; }); return [...all]; };
  const inside = (box) => !edge || (box.l >= edge.l && box.r <= edge.r && box.t >= edge.t && box.b <= edge.b);
  const boxes = (s, far) => {
    const w = widthOf(s.node), h = TYPE + 4, gap = 3, down = s.y + s.r + gap + h / 2, up = s.y - s.r - gap - h / 2;
    const tries = far ? [...[w / 2, -w / 2].flatMap((dx) => [[s.x + dx, down], [s.x + dx, up]]), ...[0, w / 3, -w / 3].flatMap((dx) => [[s.x + dx, down + h], [s.x + dx, up - h]])] : [[s.x, down], [s.x, up], [s.x + s.r + gap + w / 2, s.y], [s.x - s.r - gap - w / 2, s.y], [s.x + w / 3, down], [s.x - w / 3, down], [s.x + w / 3, up], [s.x - w / 3, up]];
    return tries.map(([x, y]) => ({ s, node: s.node, x, y, w, h, l: x - w / 2 - 2, r: x + w / 2 + 2, t: y - h / 2, b: y + h / 2 }));
  };
  const take = (box) => { put(box); out.set(box.node, box); };
  // Among many nodes a label may lie on small ones; never on a large one or on another label.
  for (const s of spots.slice(0, 150)) if (s.r >= SMALL && (!lit || lit.has(s.node))) put({ node: s.node, soft: s.r < 5, l: s.x - s.r, r: s.x + s.r, t: s.y - s.r, b: s.y + s.r });
  for (const box of taken) put(box);
  const any = () => true, hard = (other) => !other.soft, allowed_ = (box, rank) => inside(box) && !touched_(box, rank < 12 ? hard : any);
  for (const [rank, s] of spots.entries()) {
    if (out.size >= most) break;
    if (lit && !lit.has(s.node) && !found?.has(s.node)) continue;
    const all = boxes(s), box = all.find((one) => allowed_(one, 99)) ?? all.find((one) => allowed_(one, rank)) ?? (rank < 12 ? boxes(s, true).find((one) => allowed_(one, rank)) : undefined) ?? (s.wanted >= 8 ? all[1] : undefined);
    if (box) take(box); else left.push(s);
  }
  // Whoever found no room may have that of a label that has room elsewhere too, or stand a line away.
  for (const s of left.slice(0, 60)) {
    if (out.size >= most) break;
    for (const box of boxes(s)) {
      const [other, ...more] = inside(box) ? touching(box) : [];
      if (!other || more.length || out.get(other.node) !== other) continue;
      lift(other);
      put(box);
      const elsewhere = boxes(other.s).find((one) => allowed_(one, 99));
      lift(box);
      if (!elsewhere) { put(other); continue; }
      take(elsewhere);
      take(box);
      break;
    }
    const clear = out.has(s.node) ? undefined : boxes(s, true).find((one) => allowed_(one, 99));
    if (clear) take(clear);
  }
  return [...out.values()].map((box) => ({ node: box.node, text: label(box.node), dx: box.x - box.s.x, dy: box.y - box.s.y, w: box.w, h: box.h }));
}
