// -- labels: ours, so that they stay legible at every zoom and never lie on each other --------------
const widths = new Map();
const short = (node) => (name(node).length > 34 ? name(node).slice(0, 33) + "…" : name(node));
const label = (node) => iso(short(node));
const fontOf = (node) => (kindOf(node) === "state" ? "600 " : "") + "13px " + family;
const sheet = document.createElement("canvas").getContext("2d");
function widthOf(node) {
  const key = state.lang + node;
  if (!widths.has(key)) { sheet.font = fontOf(node); widths.set(key, sheet.measureText(label(node)).width); }
  return widths.get(key);
}
const wanted = (node) => (found?.has(node) ? 4 : 0) + (state.pick?.node === node ? 8 : 0) + (members && state.focus.ego === node ? 8 : 0) + (lit?.has(node) ? 2 : 0);

// Which labels find room, and where, in pixels from their nodes. `spots` are {node, x, y, r} in
// pixels, `taken` boxes {l, r, t, b} no label may touch, `edge` the box none may leave.
function place(spots, { taken = [], edge, most = 260 } = {}) {
  spots.sort((a, b) => wanted(b.node) - wanted(a.node) || col.weight[b.node] - col.weight[a.node] || a.node - b.node);
  const cell = 120, grid = new Map(), out = [];
  const cells = (box, act) => {
    for (let x = Math.floor(box.l / cell); x <= Math.floor(box.r / cell); x++)
      for (let y = Math.floor(box.t / cell); y <= Math.floor(box.b / cell); y++) if (act(x * 65536 + y) === false) return false;
    return true;
  };
  const put = (box) => cells(box, (at) => { if (grid.has(at)) grid.get(at).push(box); else grid.set(at, [box]); });
  const free = (box, node) => cells(box, (at) => !(grid.get(at) ?? []).some((o) => o.node !== node && box.l < o.r && o.l < box.r && box.t < o.b && o.t < box.b));
  // Among many nodes a label may lie on small ones; never on a large one or on another label.
  for (const s of spots.slice(0, 150)) put({ node: s.node, l: s.x - s.r, r: s.x + s.r, t: s.y - s.r, b: s.y + s.r });
  for (const box of taken) put(box);
  for (const s of spots) {
    if (out.length >= most) break;
    if (lit && !lit.has(s.node) && !found?.has(s.node)) continue;
    const w = widthOf(s.node), h = 17, gap = 3;
    const down = s.y + s.r + gap + h / 2, up = s.y - s.r - gap - h / 2, right = s.x + s.r + gap + w / 2, left = s.x - s.r - gap - w / 2;
    const tries = [[s.x, down], [s.x, up], [right, s.y], [left, s.y], [s.x + w / 3, down], [s.x - w / 3, down], [s.x + w / 3, up], [s.x - w / 3, up]];
    for (const [x, y] of tries) {
      const box = { l: x - w / 2 - 2, r: x + w / 2 + 2, t: y - h / 2, b: y + h / 2 };
      const inside = !edge || (box.l >= edge.l && box.r <= edge.r && box.t >= edge.t && box.b <= edge.b);
      if (!(inside && free(box, s.node)) && !(wanted(s.node) >= 8 && x === tries[7][0] && y === up)) continue;
      put(box);
      out.push({ node: s.node, text: label(s.node), dx: x - s.x, dy: y - s.y, w, h });
      break;
    }
  }
  return out;
}
