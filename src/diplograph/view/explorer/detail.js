// -- the detail: up to a thousand actors, drawn by vis-network ------------------------------------------
let network = null, nodes = null, edges = null, tallies = [];
const VIS_SHAPES = { state: "dot", government: "square", office: "triangle", person: "diamond", igo: "hexagon", organisation: "hexagon", armed_group: "triangleDown", population: "star" };

// vis-network is unpacked when it is first needed, once; the policy of the page knows its hash.
let loading = null;
const load = () => (loading ??= unpackNetwork());
async function unpackNetwork() {
  const script = make("script");
  script.textContent = await inflate(bytes($("vis-network").textContent)).text();
  document.head.append(script);
  nodes = new vis.DataSet();
  edges = new vis.DataSet();
  network = new vis.Network($("detail"), { nodes, edges }, {
    physics: false, layout: { improvedLayout: false },
    interaction: { hover: true, multiselect: false, keyboard: false, hideEdgesOnDrag: L > 1500, tooltipDelay: 1e9 },
    edges: { selectionWidth: 1.5, hoverWidth: 1, arrowStrikethrough: false },
    nodes: { borderWidth: 1.5, borderWidthSelected: 4, chosen: false },
  });
  $("detail").firstChild.tabIndex = -1; // the box around it takes the keys
  network.on("hoverNode", (e) => tipNode(e.event, e.node));
  network.on("hoverEdge", (e) => tipLine(e.event, e.edge));
  for (const what of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(what, hush);
  network.on("click", (e) => { if (e.nodes.length) pick({ node: e.nodes[0] }); else if (e.edges.length) pick({ line: e.edges[0] }); else if (state.pick) pick(null); });
  network.on("doubleClick", (e) => { if (e.nodes.length) { state.focus = { ego: e.nodes[0] }; pick({ node: e.nodes[0] }); } });
  network.on("dragEnd", () => { version += 1; settle(); });
  network.on("zoom", settle);
  network.on("afterDrawing", write_labels);
}
const touched = (line) => !lit || (state.pick?.line !== undefined ? line === state.pick.line : state.pick?.node === undefined || col.low[line] === state.pick.node || col.high[line] === state.pick.node);

function visNodes() {
  const ink = css("--ink"), paper = css("--paper"), made = [];
  for (let i = 0; i < N; i++) if (shown[i]) {
    const high = found?.has(i) || state.pick?.node === i;
    made.push({
      id: i, shape: VIS_SHAPES[kindOf(i)], size: col.size[i], x: spotX(i), y: spotY(i), opacity: (found ? found.has(i) : !lit || lit.has(i)) ? 1 : 0.22,
      color: { background: css(shade(i)), border: high ? ink : paper }, borderWidth: high ? 3.5 : 1.5,
    });
  }
  return made;
}
function visEdges() {
  const made = [], many = [];
  for (let l = 0; l < L; l++) if (count[l]) {
    const colour = css(GROUPS[col.group[l]]), lane = col.lane[l], dash = DASHES[leadOf(l)];
    if (count[l] > 1 && touched(l)) many.push([l, String(count[l])]);
    made.push({
      id: l, from: col.low[l], to: col.high[l], width: widthFor(count[l]), dashes: dash.length ? dash : false,
      smooth: { enabled: true, type: lane % 2 ? "curvedCW" : "curvedCCW", roundness: 0.05 + 0.17 * ((lane + 1) >> 1) },
      color: { color: colour, highlight: colour, hover: colour, opacity: touched(l) ? 1 : 0.16 },
      arrows: { to: { enabled: way(l, col.low[l], col.high[l]), scaleFactor: 0.55 }, from: { enabled: way(l, col.high[l], col.low[l]), scaleFactor: 0.55 } },
    });
  }
  return [made, many];
}
function sync(set, wantedItems) {
  const keep = new Set(wantedItems.map((one) => one.id));
  set.remove(set.getIds().filter((id) => !keep.has(id)));
  set.update(wantedItems);
}
const middle = (line) => network.body.edges[line].edgeType.getPoint(0.5);
let placed = { key: "" };
function spotsNow() {
  const { scale, x, y } = detail.view(), { clientWidth: width, clientHeight: height } = $("network"), spots = [];
  const positions = network.getPositions();
  for (let i = 0; i < N; i++) if (shown[i] && positions[i]) spots.push({ node: i, x: (positions[i].x - x) * scale + width / 2, y: (positions[i].y - y) * scale + height / 2, r: radius(i) * scale });
  return spots;
}
function labelsNow() {
  const { scale, x, y } = detail.view(), key = [scale, version, state.lang].join("|"), { clientWidth: width, clientHeight: height } = $("network");
  if (placed.key === key) return placed.labels;
  const spots = spotsNow();
  const taken = tallies.length > 200 ? [] : tallies.map(([l]) => { const p = middle(l), px = (p.x - x) * scale + width / 2, py = (p.y - y) * scale + height / 2; return { l: px - 8, r: px + 8, t: py - 8, b: py + 8, soft: l + 1 }; });
  const tools = $("zoom").getBoundingClientRect(), frame_ = $("network").getBoundingClientRect();
  if (tools.width) taken.push({ l: tools.left - frame_.left, r: tools.right - frame_.left, t: tools.top - frame_.top, b: tools.bottom - frame_.top });
  // What is seen whole when all is shown: no label goes further out.
  const edge = { l: Math.min(0, ...spots.map((s) => s.x - widthOf(s.node) / 2 - 2)), r: Math.max(width, ...spots.map((s) => s.x + widthOf(s.node) / 2 + 2)), t: -1e9, b: 1e9 };
  const counts = taken.filter((one) => one.soft);
  placed = { key, labels: place(spots, { taken, edge, most: spots.length > 300 ? 90 : 260 }) };
  // A count that lies under a label is not drawn.
  const where = new Map(spots.map((s) => [s.node, s])), under_ = (box) => placed.labels.some(({ node, dx, dy, w, h }) => { const s = where.get(node); return box.l < s.x + dx + w / 2 && s.x + dx - w / 2 < box.r && box.t < s.y + dy + h / 2 && s.y + dy - h / 2 < box.b; });
  placed.hidden = new Set(counts.filter(under_).map((one) => one.soft - 1));
  return placed.labels;
}
const talliesNow = () => (labelsNow(), tallies.length > 200 ? [] : tallies.filter(([line]) => !placed.hidden.has(line)));
function write_labels(ctx) {
  const scale = network.getScale();
  const say = (text, x, y, font, dx = 0, dy = 0) => { ctx.save(); ctx.translate(x, y); ctx.scale(1 / scale, 1 / scale); write(ctx, text, dx, dy, font); ctx.restore(); };
  ctx.save();
  ctx.textAlign = "center"; ctx.textBaseline = "middle"; ctx.lineJoin = "round";
  ctx.strokeStyle = css("--paper"); ctx.fillStyle = css("--ink");
  const labels = labelsNow();
  for (const [line, text] of talliesNow()) { const { x, y } = middle(line); say(text, x, y, TALLY); }
  for (const one of labels) { const { x, y } = network.getPosition(one.node); say(one.text, x, y, fontOf(one.node), one.dx, one.dy); }
  ctx.restore();
}
const detail = {
  name: "detail",
  draw() {
    const [lines, many] = visEdges();
    tallies = []; // none while their lines change
    edges.remove(edges.getIds().filter((line) => !count[line]));
    sync(nodes, visNodes());
    sync(edges, lines);
    tallies = many;
    network.unselectAll();
    if (state.pick?.line !== undefined && edges.get(state.pick.line)) network.selectEdges([state.pick.line]);
  },
  fit() {
    network.setSize("100%", "100%");
    const found = fitting($("network").clientWidth, $("network").clientHeight);
    if (found) detail.move(found);
  },
  view: () => ({ scale: network.getScale(), ...network.getViewPosition() }),
  move({ scale = network.getScale(), x, y }) { network.moveTo({ scale, position: x === undefined ? network.getViewPosition() : { x, y }, animation: false }); },
  spot: (node) => { const { scale, x, y } = detail.view(), p = network.getPosition(node); return { x: (p.x - x) * scale + $("network").clientWidth / 2, y: (p.y - y) * scale + $("network").clientHeight / 2 }; },
  labels: () => { const where = new Map(spotsNow().map((s) => [s.node, s])); return labelsNow().map((one) => ({ ...one, x: where.get(one.node).x + one.dx, y: where.get(one.node).y + one.dy })); },
  scene() {
    const { scale, x: cx, y: cy } = detail.view(), { clientWidth: width, clientHeight: height } = $("network"), ink = css("--ink"), paper = css("--paper");
    const at = (p) => ({ x: (p.x - cx) * scale + width / 2, y: (p.y - cy) * scale + height / 2 });
    const spots = spotsNow(), where = new Map(spots.map((s) => [s.node, s])), lines = [];
    for (let l = 0; l < L; l++) if (count[l] && where.has(col.low[l]) && where.has(col.high[l])) {
      const a = where.get(col.low[l]), b = where.get(col.high[l]), m = at(middle(l));
      lines.push({
        x1: a.x, y1: a.y, x2: b.x, y2: b.y, cx: 2 * m.x - (a.x + b.x) / 2, cy: 2 * m.y - (a.y + b.y) / 2, line: l, n: count[l],
        colour: css(GROUPS[col.group[l]]), width: widthFor(count[l]) * Math.min(1, scale * 1.2), dash: DASHES[leadOf(l)].map((n) => n * Math.min(1, scale)), opacity: touched(l) ? 1 : 0.16,
        to: way(l, col.low[l], col.high[l]) ? b.r + 2 : 0, from: way(l, col.high[l], col.low[l]) ? a.r + 2 : 0,
      });
    }
    return {
      width, height, lines,
      tallies: talliesNow().map(([l, text]) => ({ ...at(middle(l)), text, font: TALLY })),
      marks: spots.map((s) => ({ ...s, kind: kindOf(s.node), fill: css(shade(s.node)), stroke: state.pick?.node === s.node ? ink : paper, edge: state.pick?.node === s.node ? 2 : 0.8, opacity: !lit || lit.has(s.node) ? 1 : 0.22 })),
      dust: [],
      labels: detail.labels().map((one) => ({ text: one.text, x: one.x, y: one.y, font: fontOf(one.node), node: one.node })),
    };
  },
};
// Physics on request, for a few: a second of it untangles what the layout left.
function untangle() {
  if (engine !== detail || totals.actors > NEAR + 1) return;
  network.setOptions({ physics: { enabled: true, solver: "forceAtlas2Based", forceAtlas2Based: { gravitationalConstant: -90, springLength: 110, avoidOverlap: 0.6 }, stabilization: { enabled: false } } });
  network.stabilize(120);
  network.setOptions({ physics: false });
  version += 1;
  const placesNow = network.getPositions();
  for (const [node, p] of Object.entries(placesNow)) arranged.set(Number(node), p);
  detail.fit();
}
