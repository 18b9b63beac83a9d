// One question that is answered by choosing: radios, boxes and menus of the browser's own, all parts of one answer.
const sheets = new WeakMap(); // shadow root -> the question living in it

// Shows one question in a shadow root of its own; returns what has to be done when it goes.
function show(root, data) {
  return Keeping.show(sheets, root, data, canonical(data.answer), { build: begin, renew, draw });
}

function begin(root, data) {
  const sheet = { root, data, answer: data.answer };
  renew(sheet);
  sheet.kept = Keeping.begin(`assay:${data.attempt}:${data.item}`, data, canonical(data.answer), hands(sheet));
  return sheet;
}

// Builds what is asked anew where it is another thing than before.
function renew(sheet) {
  const { asked, rows, lists, shape } = sheet.data;
  const plan = JSON.stringify([asked, rows, lists, shape]);
  if (sheet.plan !== plan) build(sheet);
  sheet.plan = plan;
}

function hands(sheet) {
  return {
    read: () => canonical(sheet.answer),
    put: (text) => { sheet.answer = JSON.parse(text); },
    of: canonical,
    into: (_answer, text) => JSON.parse(text),
    told: (text) => differing(sheet, JSON.parse(text)),
    focus: () => sheet.root.querySelector("input, select")?.focus(),
    draw: () => draw(sheet),
  };
}

function changed(sheet, pause = 0) {
  Keeping.touched(sheet.kept, pause);
}

function draw(sheet) {
  const { root, data, kept } = sheet;
  for (const control of sheet.controls) control.show(Boolean(kept.over));
  sheet.notes.forEach((note, at) => Keeping.write(note, alike(sheet, data.rows[at])));
  Keeping.write(root.getElementById("clash"), data.clash ? clashing(sheet, data.clash) : "");
  Keeping.write(root.getElementById("total"), data.total ? summed(sheet, data.total) : "");
  Keeping.drawn(kept, root, data.words.open);
  if (data.fine) drawFine(sheet);
}

// A draft without faults is an answer too, once somebody says so.
function drawFine(sheet) {
  const { root, data, kept } = sheet;
  const said = kept.base > 0 || kept.dirty;
  const button = root.getElementById("fine");
  Keeping.write(button, said ? "" : data.fine.say);
  button.onclick = () => changed(sheet);
  Keeping.write(root.getElementById("is-fine"), said && !Object.keys(sheet.answer.faults).length ? data.fine.said : "");
}

// --- the answer -----------------------------------------------------------------------------------------------------

function valueAt(answer, at) {
  return at.reduce((one, name) => one?.[name], answer) ?? null;
}

// A copy of the answer with a value in its place; below the first level nothing is kept of what is empty.
function withValue(answer, [name, ...rest], value) {
  if (!rest.length) return { ...answer, [name]: value };
  return { ...answer, [name]: pruned(answer[name] ?? {}, rest, value) };
}

function pruned(part, [name, ...rest], value) {
  const inner = rest.length ? pruned(part[name] ?? {}, rest, value) : value;
  const { [name]: _gone, ...others } = part;
  return isEmpty(inner) ? others : { ...others, [name]: inner };
}

function isEmpty(value) {
  return value === null || (typeof value === "object" && !Object.keys(value).length);
}

// --- what is said about it ------------------------------------------------------------------------------------------

// That two menus of a row say the same, where they may not.
function alike(sheet, row) {
  const chosen = row.controls.map((one) => valueAt(sheet.answer, one.at)).filter((one) => one !== null);
  return row.twice && new Set(chosen).size < chosen.length ? row.twice : "";
}

// Which places were given twice, and to what; nothing is corrected for anybody.
function clashing(sheet, clash) {
  const ranks = valueAt(sheet.answer, clash.at) ?? {};
  const { language } = sheet.data;
  const list = new Intl.ListFormat(language === "en" ? "en-GB" : language, { type: "conjunction" });
  const said = [...new Set(Object.values(ranks))].sort((one, two) => one - two).map((place) => {
    const holders = clash.names.filter(([name]) => ranks[name] === place).map(([, label]) => label);
    return holders.length > 1
      ? clash.said.replace("{place}", place).replace("{holders}", () => list.format(holders))
      : "";
  });
  return said.filter(Boolean).join("\n");
}

// How much is shared out, and what is left or too much; nothing is corrected for anybody.
function summed(sheet, total) {
  const { language } = sheet.data;
  const figure = new Intl.NumberFormat(language === "en" ? "en-GB" : language, { maximumFractionDigits: 2 });
  const amounts = Object.values(valueAt(sheet.answer, [total.at]) ?? {});
  const given = Math.round(100 * amounts.reduce((one, other) => one + other, 0)) / 100;
  const rest = Math.round(100 * (total.total - given)) / 100;
  const said = rest > 0 ? total.left : rest < 0 ? total.over : total.whole;
  const figures = { given, total: total.total, rest: Math.abs(rest) };
  return said.replace(/\{(given|total|rest)\}/g, (_all, name) => figure.format(figures[name]));
}

// The other version of an answer, line by line, wherever it differs from what is chosen here.
function differing(sheet, other) {
  return sheet.controls.flatMap(({ control, tell }) => {
    const [mine, theirs] = [sheet.answer, other].map((answer) => tell(valueAt(answer, control.at)));
    if (mine === theirs) return [];
    return [control.label ? `${control.label}: ${theirs || "–"}` : theirs || "–"];
  }).join("\n");
}
