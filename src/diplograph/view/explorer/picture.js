// -- a picture as plain shapes: drawn on a canvas, and written as SVG ---------------------------------
// A scene is {lines, tallies, dust, marks, labels} in pixels. A line is a quadratic curve {x1, y1, cx, cy, x2, y2}. Dust are the
// marks too small for a shape: of each {fill, opacity} their {spots}, x, y, half a side and node after node.
const radius = (node) => col.size[node] * (SIZES[kindOf(node)] ?? 1);
const SIZES = { state: 1, person: 1, government: 0.85, office: 1, armed_group: 1, igo: 1, organisation: 1, population: 1 };
const widthFor = (n) => Math.min(8, 1.2 + 1.1 * Math.log2(Math.max(1, n)));

function paint(ctx, scene) {
  ctx.lineJoin = "round";
  for (const { fill, opacity, spots } of scene.dust) {
    ctx.fillStyle = fill;
    ctx.globalAlpha = opacity;
    for (let k = 0; k < spots.length; k += 4) ctx.fillRect(spots[k] - spots[k + 2], spots[k + 1] - spots[k + 2], 2 * spots[k + 2], 2 * spots[k + 2]);
  }
  strokes(ctx, scene.lines);
  for (const one of scene.marks) {
    ctx.globalAlpha = one.opacity;
    ctx.fillStyle = one.fill; ctx.strokeStyle = one.stroke;
    ctx.save();
    ctx.translate(one.x, one.y); ctx.scale(one.r, one.r);
    ctx.lineWidth = (2 * one.edge) / one.r;
    ctx.stroke(shapeOf(one.kind)); ctx.fill(shapeOf(one.kind));
    ctx.restore();
  }
  ctx.globalAlpha = 1;
  ctx.textAlign = "center"; ctx.textBaseline = "middle";
  ctx.strokeStyle = css("--paper"); ctx.fillStyle = css("--ink");
  for (const one of [...scene.tallies, ...scene.labels]) write(ctx, one.text, one.x, one.y, one.font);
}
function groups(list, keyOf) {
  const made = new Map();
  for (const one of list) {
    const style = keyOf(one);
    if (made.has(style)) made.get(style).push(one); else made.set(style, [one]);
  }
  return made.values();
}
function strokes(ctx, lines) {
  for (const some of groups(lines, (one) => [one.colour, one.width.toFixed(1), one.dash, one.opacity].join("|"))) {
    ctx.strokeStyle = ctx.fillStyle = some[0].colour;
    ctx.globalAlpha = some[0].opacity;
    ctx.lineWidth = some[0].width;
    ctx.setLineDash(some[0].dash);
    ctx.beginPath();
    for (const one of some) {
      ctx.moveTo(one.x1, one.y1);
      if (one.cx === undefined) ctx.lineTo(one.x2, one.y2); else ctx.quadraticCurveTo(one.cx, one.cy, one.x2, one.y2);
    }
    ctx.stroke();
    ctx.setLineDash([]);
    for (const one of some) for (const head of heads(one)) { ctx.beginPath(); head.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y))); ctx.fill(); }
  }
}
function write(ctx, text, x, y, font) {
  ctx.font = font;
  ctx.lineWidth = 4;
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}
const SMALL = 3.6; // pixels: below, every shape is a square to the eye, and ten times as fast to draw
const TALLY = "600 11px " + family;
const outlines = new Map();
const shapeOf = (kind) => outlines.get(kind) ?? (outlines.set(kind, new Path2D(SHAPES[kind])), outlines.get(kind));
// The two arrow heads a line may have, each three points.
function heads(one) {
  const made = [];
  if (one.to) made.push(head(one.cx ?? one.x1, one.cy ?? one.y1, one.x2, one.y2, one.to, one.width));
  if (one.from) made.push(head(one.cx ?? one.x2, one.cy ?? one.y2, one.x1, one.y1, one.from, one.width));
  return made;
}
function head(fx, fy, x, y, back, width) {
  const length = Math.hypot(x - fx, y - fy) || 1, ux = (x - fx) / length, uy = (y - fy) / length, size = 5 + width;
  const tx = x - ux * back, ty = y - uy * back;
  return [[tx, ty], [tx - ux * size - uy * size * 0.45, ty - uy * size + ux * size * 0.45], [tx - ux * size + uy * size * 0.45, ty - uy * size - ux * size * 0.45]];
}

// Where the actors in focus stand: around their ego in rings, or in a row from the first to the last.
function arrange() {
  const spots = new Map();
  if (!members) return spots;
  if (state.focus.path) {
    const sign = state.lang === "ar" ? -1 : 1;
    members.forEach((node, i) => spots.set(node, { x: sign * i * 230, y: i % 2 ? 46 : -46 }));
    return spots;
  }
  const [ego, ...others] = members;
  spots.set(ego, { x: 0, y: 0 });
  let at = 0;
  for (let ring = 1; at < others.length; ring++) {
    // The strongest nearest; in its ring each where it stands in the whole picture, seen from the ego.
    const few = others.slice(at, at + Math.max(8, ring * 10)), turn = (node) => Math.atan2(col.y[node] - col.y[ego], col.x[node] - col.x[ego]);
    few.sort((a, b) => turn(a) - turn(b) || a - b);
    few.forEach((node, i) => {
      const angle = ((i + (ring % 2 ? 0 : 0.5)) / few.length) * 2 * Math.PI - Math.PI / 2;
      spots.set(node, { x: 1.35 * (70 + 110 * ring) * Math.cos(angle), y: (70 + 110 * ring) * Math.sin(angle) });
    });
    at += few.length;
  }
  return spots;
}
let arranged = new Map();
const spotX = (node) => arranged.get(node)?.x ?? col.x[node];
const spotY = (node) => arranged.get(node)?.y ?? col.y[node];

// The largest scale at which every node shown is inside, with its label, which does not shrink.
function fitting(width, height, margin) {
  let xs = [], ys = [], ws = [];
  if (!totals.actors || !width || !height) return null;
  if (margin !== undefined) {
    // All need the same room: the outermost decide.
    let l = Infinity, r = -Infinity, top = Infinity, bottom = -Infinity;
    for (let i = 0; i < N; i++) if (shown[i]) { const x = spotX(i), y = spotY(i); l = Math.min(l, x); r = Math.max(r, x); top = Math.min(top, y); bottom = Math.max(bottom, y); }
    xs = [l, r]; ys = [top, bottom]; ws = [margin, margin];
  } else for (let i = 0; i < N; i++) if (shown[i]) { xs.push(spotX(i)); ys.push(spotY(i)); ws.push(Math.max(24, widthOf(i)) / 2 + 6); }
  const box = (s) => {
    let l = Infinity, r = -Infinity, top = Infinity, bottom = -Infinity;
    for (let i = 0; i < xs.length; i++) {
      const x = xs[i] * s, y = ys[i] * s;
      if (x - ws[i] < l) l = x - ws[i];
      if (x + ws[i] > r) r = x + ws[i];
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
    return [l, r, top - 30, bottom + 34];
  };
  let low = 0.0005, high = 1.3;
  for (let i = 0; i < 24; i++) { const s = (low + high) / 2, [l, r, top, bottom] = box(s); if (r - l < width && bottom - top < height) low = s; else high = s; }
  const [l, r, top, bottom] = box(low);
  return { scale: low, x: (l + r) / 2 / low, y: (top + bottom) / 2 / low };
}
