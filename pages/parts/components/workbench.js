// A file of data on the desk: filtered, put in order and taken away in the browser. None of it is an answer, so nothing
// is saved; only a chart asks the server, which draws it.
const SENTENCE = 60; // letters of a cell from which on it is prose
const SHORT = 16; // as many as a date and an hour take
const PAGE = 25; // rows that a phone can draw and a reader can read
const views = new Map(); // by file: what was asked of it, for as long as the tab is open
let fields = 0;

export default function (component) {
  const { data: [data], parentElement: root, setTriggerValue } = component;
  const bench = { root, data, tell: setTriggerValue, view: views.get(data.id) ?? unasked() };
  views.set(data.id, bench.view);
  bench.format = new Intl.NumberFormat(data.language, { maximumFractionDigits: 2 });
  lay(bench);
  renew(bench);
  return () => {};
}

function unasked() {
  return { open: false, kept: {}, since: "", until: "", by: "", falling: false, page: 0, draws: false, chart: null };
}

function lay(bench) {
  const { root, data, view } = bench;
  const { words } = data;
  const named = (id) => root.getElementById(id);
  named("title").textContent = data.title;
  named("facts").textContent = data.facts;
  named("wide").setAttribute("aria-label", data.title);
  const button = (id, said, onclick) => Object.assign(named(id), { textContent: said, onclick });
  button("open", words.open, () => { view.open = !view.open; renew(bench); });
  button("take", words.take, () => take(data));
  button("before", words.before, () => { view.page -= 1; renew(bench); });
  button("after", words.after, () => { view.page += 1; renew(bench); });
  named("filters").replaceChildren(...data.columns.flatMap((column, at) => filter(bench, column, at)));
  const sortable = data.columns.filter(({ kind }) => ["name", "moment", "number"].includes(kind));
  const falling = tick(words.falling, view.falling, (on) => { view.falling = on; renew(bench); });
  const by = menu(words.order, listed(sortable), view.by, words.file, (id) => { view.by = id; renew(bench); });
  named("order").replaceChildren(by, falling);
  layChart(bench);
}

function listed(columns) {
  return columns.map(({ id, label }) => [id, label]);
}

function filter(bench, column, at) {
  const { data, view } = bench;
  const narrow = () => { view.page = 0; renew(bench); redraw(bench); };
  if (column.kind === "choice") {
    const values = [...new Set(data.rows.map((row) => row[at]))].sort();
    const options = values.map((one) => [one, column.values[one] ?? (one || data.words.empty)]);
    const { [column.id]: kept } = view.kept;
    return [menu(column.label, options, kept, data.words.all, (value) => {
      if (value === undefined) delete view.kept[column.id];
      else view.kept[column.id] = value;
      narrow();
    })];
  }
  if (column.kind !== "moment") return [];
  const days = data.rows.map((row) => row[at].slice(0, 10)).sort();
  return [[data.words.since, "since", days[0]], [data.words.until, "until", days.at(-1)]].map(([said, end, usual]) => {
    const box = Object.assign(document.createElement("input"), { type: "date", min: days[0], max: days.at(-1) });
    box.value = view[end] || usual;
    box.onchange = () => { view[end] = box.value; narrow(); };
    return under(said, box);
  });
}

function under(said, box) {
  box.id = `field${(fields += 1)}`;
  const both = document.createElement("div");
  both.append(Object.assign(document.createElement("label"), { htmlFor: box.id, textContent: said }), box);
  return both;
}

// `told` is called with the value, or undefined for the first line, which is none of them.
function menu(said, options, now, none, told) {
  const box = document.createElement("select");
  const line = (value, text) => Object.assign(document.createElement("option"), { value, textContent: text });
  box.append(...(none === null ? [] : [line("none", none)]), ...options.map(([, text], at) => line(`${at}`, text)));
  const at = options.findIndex(([value]) => value === now);
  box.value = at < 0 && none !== null ? "none" : `${Math.max(at, 0)}`;
  box.onchange = () => told(box.value === "none" ? undefined : options[Number(box.value)][0]);
  return under(said, box);
}

function tick(said, now, told) {
  const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: now });
  box.onchange = () => told(box.checked);
  const label = Object.assign(document.createElement("label"), { className: "tick" });
  label.append(box, said);
  return label;
}

// --- rows -------------------------------------------------------------------------------------------------------------

function left({ data, view }) {
  const moment = data.columns.findIndex(({ kind }) => kind === "moment");
  const choices = data.columns.map(({ id }, at) => [id, at]).filter(([id]) => id in view.kept);
  const rows = data.rows.filter((row) => {
    const day = moment < 0 ? "" : row[moment].slice(0, 10);
    return choices.every(([id, at]) => row[at] === view.kept[id])
      && (moment < 0 || ((!view.since || day >= view.since) && (!view.until || day <= view.until)));
  });
  return ordered(rows, data.columns.findIndex(({ id }) => id === view.by), data.columns, view.falling);
}

// An empty cell comes last, whichever way.
function ordered(rows, at, columns, falling) {
  if (at < 0) return rows;
  const way = falling ? -1 : 1;
  const compare = columns[at].kind === "number" ? (a, b) => Number(a) - Number(b) : (a, b) => (a < b ? -1 : Number(a > b));
  return [...rows].sort((one, other) => {
    const [a, b] = [one[at], other[at]];
    return a === "" || b === "" ? Number(a === "") - Number(b === "") : way * compare(a, b);
  });
}

function renew(bench) {
  const { root, data, view, format } = bench;
  const named = (id) => root.getElementById(id);
  named("open").setAttribute("aria-expanded", `${view.open}`);
  named("inside").hidden = !view.open;
  if (!view.open) return;
  const rows = left(bench);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  view.page = Math.min(view.page, pages - 1);
  const counted = data.words.left.replace("{left}", format.format(rows.length)).replace("{all}", format.format(data.rows.length));
  Keeping.write(named("left"), rows.length ? counted : `${counted}. ${data.words.nothing}`);
  named("pages").hidden = pages === 1;
  named("page").textContent = data.words.page.replace("{n}", view.page + 1).replace("{all}", pages);
  named("before").disabled = view.page === 0;
  named("after").disabled = view.page === pages - 1;
  named("wide").hidden = named("chart").hidden = rows.length === 0;
  fill(bench, rows);
}

function fill({ root, data, view, format }, rows) {
  const cell = (tag, text, kind) => {
    const node = Object.assign(document.createElement(tag), { textContent: text });
    if (kind === "number") node.className = "figure";
    else if (tag === "td") node.className = text.length <= SHORT ? "short" : text.length > SENTENCE ? "sentence" : "";
    return node;
  };
  const line = (texts) => {
    const row = document.createElement("tr");
    row.append(...texts.map((text, at) => cell(at ? "td" : "th", text, data.columns[at].kind)));
    row.firstChild.scope = "row";
    return row;
  };
  const heads = data.columns.map(({ label, kind }) => Object.assign(cell("th", label, kind), { scope: "col" }));
  root.querySelector("thead tr").replaceChildren(...heads);
  const figure = (text) => (text === "" ? "" : format.format(Number(text)));
  const shown = rows.slice(view.page * PAGE, (view.page + 1) * PAGE).map((row) => line(
    row.map((text, at) => {
      const { kind, values } = data.columns[at];
      return kind === "number" ? figure(text) : (values[text] ?? text);
    }),
  ));
  const sums = data.columns.map(({ kind }, at) => {
    if (at === 0) return data.words.sum;
    return kind === "number" ? format.format(rows.reduce((sum, row) => sum + Number(row[at]), 0)) : "";
  });
  root.querySelector("tbody").replaceChildren(...(sums.slice(1).some(Boolean) ? [line(sums)] : []), ...shown);
}

// As the file was: comma, UTF-8, dots in numbers, the names of the columns first.
function take({ columns, rows, file }) {
  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [columns.map(({ id }) => id), ...rows].map((row) => row.map(quoted).join(","));
  const url = URL.createObjectURL(new Blob([`${lines.join("\n")}\n`], { type: "text/csv;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href: url, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

// --- the chart, drawn by the server below -----------------------------------------------------------------------------

function layChart(bench) {
  const { root, data, view } = bench;
  const measures = data.columns.filter(({ kind }) => kind === "number");
  const groups = data.columns.filter(({ kind }) => kind === "choice" || kind === "moment");
  const place = root.getElementById("chart");
  place.replaceChildren();
  if (!measures.length || !groups.length) return;
  view.chart ??= { measure: measures[0].id, by: groups.find(({ kind }) => kind === "moment")?.id ?? groups[0].id };
  const asked = (name) => (id) => { view.chart[name] = id; redraw(bench); };
  const called = groups.map(({ id, label, kind }) => [id, kind === "moment" ? data.words.week : label]);
  place.append(
    tick(data.words.chart, view.draws, (on) => { view.draws = on; ask(bench); }),
    menu(data.words.measure, listed(measures), view.chart.measure, null, asked("measure")),
    menu(data.words.by, called, view.chart.by, null, asked("by")),
  );
}

function redraw(bench) {
  if (bench.view.draws) ask(bench);
}

function ask({ view, tell }) {
  const { kept, since, until, draws, chart } = view;
  tell("asked", draws ? { kept, since: since || null, until: until || null, ...chart } : null);
}
