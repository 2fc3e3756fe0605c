// -- taking it along: citations, queries, tables, pictures, networks of what is shown ---------------------------
const strip = (text) => bare(String(text)).replace(/[\u202a-\u202e\ufeff]/g, "");
async function copied(target, text) {
  try {
    await navigator.clipboard.writeText(text);
    const was = target.textContent;
    target.textContent = t("copied");
    setTimeout(() => { target.textContent = was; }, 1500);
  } catch { ask(text); }
}
// Where a page may not write to the clipboard (a sandbox, an old browser) the text is shown, selected.
function ask(text) {
  const box = $("copy"), area = box.querySelector("textarea");
  area.value = text;
  box.showModal();
  area.select();
}
const citation = (claim) => [`“${strip(claim.pieces.join("")).trim()}”`, [claim.by.map((one) => one[state.lang]).join(", "), claim.source.publisher || claim.source.title, claim.source.title, isoDay(claim.source.published), claim.source.url].filter((one, i, all) => one && all.indexOf(one) === i).join(", ")].map(strip).join(" — ");
const sparql = (id) => `PREFIX dg: <${words.prefixes.dg}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?claim ?speaker ?sentence WHERE {
  <${words.prefixes.id}event/${id}> dg:supportedBy ?claim .
  ?claim dg:sentenceText ?sentence .
  OPTIONAL { ?claim dg:claimedBy/rdfs:label ?speaker FILTER(LANG(?speaker) = "${state.lang}") }
}`;
// A cell that a spreadsheet will not run as a formula.
function cell(value) {
  const text = strip(value ?? ""), safe = /^\s*[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",;\n\r]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
}
function csv(read, events) {
  const rows = [["event", "type", "agents", "patients", "date", "place", "status", "claimed_by", "outlet", "published", "lang", "polarity", "modality", "sentence", "url"]];
  const list = (some) => Array.from(some, (node) => name(node)).join("; ");
  for (const event of events) {
    const { id, place: where, claims } = read.get(event), from = isoDay(col.from[event]), to = isoDay(col.to[event]);
    for (const claim of claims) rows.push([id, typeOf(event).id, list(agents(event)), list(patients(event)), from === to ? from : from + "/" + to, where?.[state.lang], words.statuses[col.status[event]],
      claim.by.map((one) => one[state.lang]).join("; "), claim.source.publisher, isoDay(claim.source.published), claim.source.lang, claim.negated ? "negated" : "affirmed", claim.modality, claim.pieces.join(""), claim.source.url]);
  }
  return rows.map((one) => one.map(cell).join(",")).join("\r\n") + "\r\n";
}

const xml = (text) => strip(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
  .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
// An edge for each agent and patient of every event shown: parallel ones stay apart.
function* relations() {
  for (let e = 0; e < E; e++) if (visible[e]) {
    const from = agents(e), to = patients(e);
    const some = to.length || !typeOf(e).both ? Array.from(from).flatMap((a) => Array.from(to, (b) => [a, b])) : Array.from(from).flatMap((a, i) => Array.from(from.subarray(i + 1), (b) => [a, b]));
    for (const [a, b] of some) if (shown[a] && shown[b]) yield [e, a, b];
  }
}
const NODE_FIELDS = [["label", (i) => words.en[i]], ["label_ar", (i) => name(i, "ar")], ["kind", kindOf], ["country", (i) => stateOf(i)?.id ?? ""]];
const EDGE_FIELDS = [["type", (e) => typeOf(e).id], ["group", (e) => words.groups[typeOf(e).group]], ["status", (e) => words.statuses[col.status[e]]], ["date", (e) => isoDay(col.from[e])], ["claims", (e) => col.claims[e]]];
function graphml() {
  const out = ['<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'];
  for (const [field] of NODE_FIELDS) out.push(`<key id="n_${field}" for="node" attr.name="${field}" attr.type="string"/>`);
  for (const [field] of EDGE_FIELDS) out.push(`<key id="e_${field}" for="edge" attr.name="${field}" attr.type="${field === "claims" ? "int" : "string"}"/>`);
  out.push('<graph edgedefault="directed">');
  for (let i = 0; i < N; i++) if (shown[i]) out.push(`<node id="${xml(words.ids[i])}">${NODE_FIELDS.map(([field, value]) => `<data key="n_${field}">${xml(value(i))}</data>`).join("")}</node>`);
  let n = 0;
  for (const [e, a, b] of relations()) out.push(`<edge id="e${n++}" source="${xml(words.ids[a])}" target="${xml(words.ids[b])}">${EDGE_FIELDS.map(([field, value]) => `<data key="e_${field}">${xml(value(e))}</data>`).join("")}</edge>`);
  return out.join("\n") + "\n</graph></graphml>\n";
}
function gexf() {
  const out = ['<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">\n<graph defaultedgetype="directed" mode="static">'];
  const attributes = (what, fields) => out.push(`<attributes class="${what}">${fields.map(([field], i) => `<attribute id="${i}" title="${field}" type="${field === "claims" ? "integer" : "string"}"/>`).join("")}</attributes>`);
  const values = (fields, of) => `<attvalues>${fields.map(([, value], i) => `<attvalue for="${i}" value="${xml(value(of))}"/>`).join("")}</attvalues>`;
  attributes("node", NODE_FIELDS); attributes("edge", EDGE_FIELDS);
  out.push("<nodes>");
  for (let i = 0; i < N; i++) if (shown[i]) out.push(`<node id="${xml(words.ids[i])}" label="${xml(name(i))}">${values(NODE_FIELDS, i)}<viz:position x="${spotX(i)}" y="${-spotY(i)}" z="0"/><viz:size value="${col.size[i].toFixed(1)}"/></node>`);
  out.push("</nodes>\n<edges>");
  let n = 0;
  for (const [e, a, b] of relations()) out.push(`<edge id="${n++}" source="${xml(words.ids[a])}" target="${xml(words.ids[b])}" label="${xml(typeOf(e)[state.lang])}">${values(EDGE_FIELDS, e)}</edge>`);
  return out.join("\n") + "\n</edges>\n</graph>\n</gexf>\n";
}

// The picture as a paper would print it: title and figures above, the legend below, in as many rows as it needs.
const HEAD = 70, KEY = 30, TITLE = "600 19px " + family, NOTE = "13px " + family;
function printed() {
  const scene = engine.scene(), { width, height } = scene, dated = state.from || state.to ? span(Math.max(chosenFrom(), earliest), Math.min(chosenTo(), latest)) : "";
  const long = (text, font) => { sheet.font = font; return sheet.measureText(text).width; };
  const cut = (text, font) => { let left = text; while (left && long(left + (left === text ? "" : "…"), font) > width - 32) left = left.slice(0, -1); return left === text ? text : left + "…"; };
  const keys = [];
  let x = 16, rows = 1;
  words.groups.forEach((group, i) => {
    let here = false;
    for (let l = 0; l < L && !here; l++) here = count[l] > 0 && col.group[l] === i;
    if (!here) return;
    const wide = KEY + long(t(group), NOTE);
    if (x > 16 && x + wide > width - 16) { x = 16; rows += 1; }
    keys.push({ text: t(group), colour: css(GROUPS[i]), x, row: rows });
    x += wide + 24;
  });
  const full = height + HEAD + 22 * rows + 14, note = [amount(totals.events, "events"), amount(totals.actors, "actors"), dated].filter(Boolean).map((one) => bare(one)).join(" · ");
  return { ...scene, title: cut(bare(document.title), TITLE), note: cut(note, NOTE), keys: keys.map((one) => ({ ...one, y: full - 14 - 22 * (rows - one.row) })), full };
}
function svg() {
  const scene = printed(), { width, full } = scene, out = [], number = (n) => Number(n).toFixed(1), rtl = state.lang === "ar", side = (x) => (rtl ? width - x : x);
  const text = (content, x, y, size, { anchor = "middle", bold = false, halo = true, fill = css("--ink") } = {}) => `<text x="${number(x)}" y="${number(y)}" font-size="${size}" text-anchor="${anchor}" ${bold ? 'font-weight="600" ' : ""}fill="${fill}"${halo ? ` stroke="${css("--paper")}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"` : ""}${rtl && ARABIC.test(content) ? ' direction="rtl"' : ""} unicode-bidi="isolate">${xml(content)}</text>`;
  out.push(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${full}" width="${width}" height="${full}" font-family="${xml(family)}" role="img" xml:lang="${state.lang}"><title>${xml(bare(document.title))}</title><rect width="100%" height="100%" fill="${css("--paper")}"/>`);
  const beside = { anchor: "start", halo: false, fill: css("--soft") };
  out.push(text(scene.title, side(16), 30, 19, { anchor: "start", bold: true, halo: false }), text(scene.note, side(16), 52, 13, beside));
  out.push(`<g transform="translate(0 ${HEAD})">`);
  for (const one of scene.lines) {
    const d = `M${number(one.x1)} ${number(one.y1)}` + (one.cx === undefined ? `L` : `Q${number(one.cx)} ${number(one.cy)} `) + `${number(one.x2)} ${number(one.y2)}`;
    out.push(`<path d="${d}" fill="none" stroke="${one.colour}" stroke-width="${number(one.width)}" opacity="${one.opacity}"${one.dash.length ? ` stroke-dasharray="${one.dash.map(number).join(" ")}"` : ""}/>`);
    for (const points of heads(one)) out.push(`<path d="M${points.map((p) => p.map(number).join(" ")).join("L")}Z" fill="${one.colour}" opacity="${one.opacity}"/>`);
  }
  for (const { fill, opacity, spots } of scene.dust) {
    let d = "";
    for (let k = 0; k < spots.length; k += 4) d += `M${number(spots[k] - spots[k + 2])} ${number(spots[k + 1] - spots[k + 2])}h${number(2 * spots[k + 2])}v${number(2 * spots[k + 2])}h${number(-2 * spots[k + 2])}z`;
    out.push(`<path d="${d}" fill="${fill}" opacity="${opacity}"/>`);
  }
  for (const one of scene.marks) out.push(`<path d="${SHAPES[one.kind]}" transform="translate(${number(one.x)} ${number(one.y)}) scale(${number(one.r)})" fill="${one.fill}" stroke="${one.stroke}" stroke-width="${(1.6 / Math.max(1, one.r)).toFixed(2)}" paint-order="stroke" opacity="${one.opacity}"/>`);
  for (const one of scene.tallies) out.push(text(one.text, one.x, one.y + 4, 11, { bold: true }));
  for (const one of scene.labels) out.push(text(bare(one.text), one.x, one.y + 4.5, TYPE, { bold: one.font.startsWith("600") }));
  out.push("</g>");
  for (const one of scene.keys) out.push(`<path d="M${number(side(one.x))} ${number(one.y - 5)}h${rtl ? -24 : 24}" stroke="${one.colour}" stroke-width="3"/>`, text(one.text, side(one.x + KEY), one.y, 13, beside));
  out.push("</svg>");
  return out.join("\n");
}
function png() {
  const scene = printed(), made = document.createElement("canvas"), ctx = made.getContext("2d"), rtl = state.lang === "ar", side = (x) => (rtl ? scene.width - x : x);
  made.width = scene.width * 2; made.height = scene.full * 2;
  ctx.scale(2, 2);
  ctx.fillStyle = css("--paper");
  ctx.fillRect(0, 0, scene.width, scene.full);
  ctx.save(); ctx.translate(0, HEAD); paint(ctx, scene); ctx.restore();
  ctx.direction = rtl ? "rtl" : "ltr"; ctx.textAlign = "start"; ctx.textBaseline = "alphabetic";
  const say = (text, x, y, font, fill) => { ctx.font = font; ctx.fillStyle = css(fill); ctx.fillText(text, side(x), y); };
  say(scene.title, 16, 30, TITLE, "--ink");
  say(scene.note, 16, 52, NOTE, "--soft");
  for (const one of scene.keys) {
    ctx.fillStyle = one.colour;
    ctx.fillRect(side(one.x) - (rtl ? 24 : 0), one.y - 6.5, 24, 3);
    say(one.text, one.x + KEY, one.y, NOTE, "--soft");
  }
  return new Promise((done) => made.toBlob(done, "image/png"));
}

// A name every file system takes: letters and digits of any script, nothing else, and none that Windows keeps for itself.
function fileName(ending) {
  const plain = Array.from(strip(document.title).normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-")).slice(0, 60).join("").replace(/^-+|-+$/g, "");
  return (/^(con|prn|aux|nul|com\d|lpt\d)?$/i.test(plain) ? "diplograph-" + plain : plain).replace(/-$/, "") + "." + ending;
}
function download(content, ending, type) {
  const made = make("a"), url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: type + ";charset=utf-8" }));
  made.href = url; made.download = fileName(ending);
  made.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
const shownEvents = () => { const list = []; for (let e = 0; e < E; e++) if (visible[e]) list.push(e); return list; };
const SAVES = {
  png: async () => download(await png(), "png", "image/png"),
  svg: () => download(svg(), "svg", "image/svg+xml"),
  csv: async () => { const events = shownEvents(); download("\ufeff" + csv(await evidence(events), events), "csv", "text/csv"); },
  graphml: () => download(graphml(), "graphml", "application/xml"),
  gexf: () => download(gexf(), "gexf", "application/xml"),
};
for (const one of document.querySelectorAll("[data-save]")) one.addEventListener("click", async () => { $("saves").open = false; await SAVES[one.dataset.save](); });
