// -- pieces of the page; text goes in as text, never as markup --------------------------------------
function make(tag, text, cls) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (cls) made.className = cls;
  return made;
}
function draw(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
function button(text, act, cls) {
  const made = make("button", text, cls);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}
function link(href, text) {
  const made = make("a", text);
  made.href = href; made.target = "_blank"; made.rel = "noopener noreferrer nofollow"; made.dir = "auto";
  return made;
}

const GROUPS = ["--vc", "--mc", "--vx", "--mx"];
const DASHES = { told: [], claimed: [13, 5], disputed: [13, 4, 2, 4], open: [5, 6], denied: [2, 6] };
const RANK = ["told", "disputed", "claimed", "open", "denied"];
const STATES = 8; // so many have a colour of their own
const tint = (node) => (col.country[node] <= STATES ? col.country[node] : 0);
const TINTS = ["--s", ...Array.from({ length: STATES }, (_, i) => "--s" + i)], shade = (node) => TINTS[tint(node)];
const inks = new Map();
function css(variable) {
  if (!inks.has(variable)) inks.set(variable, getComputedStyle(document.documentElement).getPropertyValue(variable).trim());
  return inks.get(variable);
}
const family = getComputedStyle(document.body).fontFamily;

// Outlines of the kinds of actors, in a box from -1 to 1.
const SHAPES = {
  person: "M0-1 1 0 0 1-1 0Z", government: "M-.85-.85H.85V.85H-.85Z", office: "M0-1 1 .8H-1Z", armed_group: "M0 1 1-.8H-1Z",
  igo: "M-.5-.87H.5L1 0 .5.87H-.5L-1 0Z", organisation: "M-.5-.87H.5L1 0 .5.87H-.5L-1 0Z",
  population: "M0-1 .29-.4.95-.31.48.15.59.81 0 .5-.59.81-.48.15-.95-.31-.29-.4Z", state: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
};
function key(form, what) {
  const made = draw("svg", { class: "key", viewBox: "-11 -7 22 14", "aria-hidden": "true" });
  let mark;
  if (form === "line" || form === "dash") mark = draw("line", { x1: -11, x2: 11, y1: 0, y2: 0, "stroke-width": form === "line" ? 3.5 : 2 });
  else mark = draw("path", { d: SHAPES[form === "dot" ? "state" : what], transform: "scale(6.5)" });
  if (form === "dash") mark.setAttribute("stroke-dasharray", DASHES[what].map((n) => n * 0.7).join(" ") || "none");
  if (form === "line") mark.style.stroke = `var(${what})`;
  else if (form === "dash") mark.style.stroke = "var(--ink)";
  else mark.style.fill = form === "dot" ? `var(${what})` : "var(--soft)";
  made.append(mark);
  return made;
}

// -- the tip beside the pointer -------------------------------------------------------------------
let hovered = 0; // whatever is asked for slowly is shown only if the pointer is still there
const touch = matchMedia("(hover: none)"); // a finger points at nothing: what it touches is chosen, and told below
function tip(at, heading, ...lines) {
  if (touch.matches) return;
  $("tip").replaceChildren(make("b", heading), ...lines.map((line) => make("span", line)));
  $("tip").hidden = false;
  tell(at);
}
function tell({ clientX: x, clientY: y }) {
  $("tip").style.left = Math.max(4, Math.min(x + 14, innerWidth - $("tip").offsetWidth - 8)) + "px";
  $("tip").style.top = Math.max(4, Math.min(y + 14, innerHeight - $("tip").offsetHeight - 8)) + "px";
}
const hush = () => { hovered += 1; $("tip").hidden = true; };
