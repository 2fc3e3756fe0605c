// -- words and dates, in the language of the reader ----------------------------------------------
const state = { lang: words.lang, theme: "", off: new Set(), from: "", to: "", pick: null, focus: null };
const t = (key) => words.strings[state.lang][key] ?? key;
const ARABIC = /[\u0620-\u064a\u066e-\u06d3]/, CONTROLS = /[\u2066-\u2069\u200e\u200f\u061c]/g;
// A name keeps its own direction among others: an Arabic one runs from the right even where it begins with Latin letters.
const iso = (text, lang = state.lang) => (lang === "ar" && ARABIC.test(text) ? "\u2067" : "\u2068") + text + "\u2069";
const bare = (text) => text.replace(CONTROLS, "");
const comma = () => (state.lang === "ar" ? "، " : ", ");
const name = (node, lang = state.lang) => (lang === "ar" && words.ar[node]) || words.en[node];
const stateName = (node) => { const one = stateOf(node); return one ? one[state.lang] : ""; };

// Search folds what spelling varies in (of one text, or of many between controls): hamza, ya, ta marbuta, vowel signs, accents, case, digits.
const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\p{Cf}\u0640\u0621]/gu, "").replace(/[ىی]/g, "ي").replace(/ة/g, "ه")
  .replace(/ک/g, "ك").replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - 0x660).replace(/['’‘ʼ]/g, "").replace(/[\s\-‐–_.]+/g, " ").replace(/ ?([\x1e\x1f]) ?/g, "$1").toLowerCase().trim();

// Where nothing is spelled so, the consonants still agree: Zelenskyy, Zelensky and زيلينسكي are all "slnsk".
const SOUNDS = [[/(^|[ \x1e])ال/g, "$1"], [/tch|ch|sh|sch/g, "s"], [/kh/g, "k"], [/gh|dj/g, "j"], [/th/g, "t"], [/ph/g, "f"], [/[aeiouywاأإآويىئؤعء]/g, ""],
  [/[بپp]/g, "b"], [/[تطث]/g, "t"], [/[جgغ]/g, "j"], [/[قكqcخ]/g, "k"], [/[حه]/g, "h"], [/[دذض]/g, "d"], [/ر/g, "r"], [/[زظسشصz]/g, "s"], [/x/g, "ks"], [/[فvڤ]/g, "f"],
  [/ل/g, "l"], [/م/g, "m"], [/ن/g, "n"], [/([^\x1e])\1+/gu, "$1"]];
const skeleton = (text) => SOUNDS.reduce((left, [pattern, sound]) => left.replace(pattern, sound), text);

const FORMS = { day: { day: "numeric", month: "long", year: "numeric" }, month: { month: "long", year: "numeric" }, year: { year: "numeric" } };
const DAY = 864e5;
const isoDay = (number) => (number === NEVER ? "" : new Date(number * DAY).toISOString().slice(0, 10));
// A year, a month or a day as a reader types it: its first and its last day.
function period(text) {
  const found = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?$/.exec(text.trim());
  if (!found) return null;
  const [year, month, date] = found.slice(1).map((one) => one && Number(one));
  const first = Date.UTC(year, (month ?? 1) - 1, date ?? 1), last = date ? first : Date.UTC(year, month ?? 12, 0), read = new Date(first);
  // No 13th month and no 30 February: the calendar would go on counting.
  return read.getUTCMonth() + 1 === (month ?? 1) && read.getUTCDate() === (date ?? 1) ? [first / DAY, last / DAY] : null;
}
const formats = new Map();
function format(grain) {
  const key = state.lang + grain;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(state.lang === "ar" ? "ar-EG-u-nu-latn" : "en-GB", { ...FORMS[grain], timeZone: "UTC" }));
  return formats.get(key);
}
const day = (number, grain = "day") => format(grain).format(number * DAY);
function span(from, to, grain = "day") {
  if (from === to) return iso(day(from));
  if (grain === "month" || grain === "year") return iso(day(from, grain));
  return iso(format("day").formatRange(from * DAY, to * DAY));
}
const when = (event) => (col.from[event] !== NEVER ? span(col.from[event], col.to[event], words.grains[col.grain[event]]) : col.told[event] !== NEVER ? t("told_on") + " " + iso(day(col.told[event])) : t("undated"));
// Arabic counts in six forms; "events: 13" is right in all of them.
const amount = (n, key) => (state.lang === "ar" ? t(key) + ": " + n : n + " " + t(n === 1 ? key + "1" : key));
const arrow = () => (state.lang === "ar" ? " ← " : " → ");
