// A table that somebody fills in, row by row; every change is saved without a run of the page.
const sheets = new WeakMap(); // shadow root -> the table living in it

export default function (component) {
  const { data: [data], parentElement: root } = component;
  return Keeping.show(sheets, root, data, canonical(data.answer), { build: begin, draw });
}

function begin(root, data) {
  const sheet = { root, data, rows: [], gone: null };
  prepare(sheet);
  sheet.kept = Keeping.begin(`assay:${data.attempt}:${data.item}`, data, canonical(data.answer), hands(sheet));
  return sheet;
}

function hands(sheet) {
  return {
    read: () => canonical({ kind: "timetable", rows: sheet.rows.map((row) => row.cells) }),
    put: (text) => put(sheet, JSON.parse(text).rows),
    of: canonical,
    into: (_answer, text) => JSON.parse(text),
    told: (text) => JSON.parse(text).rows.map((cells, at) => `${at + 1}. ${inWords(sheet, cells)}`).join("\n"),
    focus: () => sheet.root.querySelector("summary, #add").focus(),
    draw: () => draw(sheet),
  };
}

// The same rows are always the same string, whatever the order in which their cells were filled in.
function canonical(answer) {
  const rows = answer.rows.map((row) => Object.fromEntries(Object.keys(row).sort().map((name) => [name, row[name]])));
  return JSON.stringify({ kind: answer.kind, rows });
}

// --- rows -----------------------------------------------------------------------------------------------------------

function put(sheet, rows) {
  const open = sheet.rows.map((row) => row.fold.open);
  sheet.rows = rows.map((cells, at) => made(sheet, { ...cells }, open[at] ?? false));
  place(sheet);
}

function made(sheet, cells, open) {
  const row = { cells, controls: [] };
  buildRow(sheet, row);
  row.fold.open = open;
  return row;
}

function place(sheet) {
  sheet.root.getElementById("rows").replaceChildren(...sheet.rows.map((row) => row.node));
}

function changed(sheet, pause = 0) {
  Keeping.touched(sheet.kept, pause);
}

function fill(sheet, row, name, value, pause = 0) {
  if (value === null || value === "" || value === false) delete row.cells[name];
  else row.cells[name] = value;
  changed(sheet, pause);
}

function arrange(sheet, rows) {
  sheet.rows = rows;
  place(sheet);
  changed(sheet);
}

function insert(sheet, at, cells) {
  const row = made(sheet, cells, true);
  arrange(sheet, sheet.rows.toSpliced(at, 0, row));
  row.node.querySelector("select, input, textarea").focus();
}

function remove(sheet, row) {
  const at = sheet.rows.indexOf(row);
  sheet.gone = { row, at };
  arrange(sheet, sheet.rows.filter((one) => one !== row));
  sheet.root.getElementById("bring-back").focus();
}

function bringBack(sheet) {
  const { row, at } = sheet.gone;
  sheet.gone = null;
  arrange(sheet, sheet.rows.toSpliced(Math.min(at, sheet.rows.length), 0, row));
  row.node.querySelector("summary").focus();
}

function move(sheet, row, by, button) {
  const at = sheet.rows.indexOf(row);
  arrange(sheet, sheet.rows.toSpliced(at, 1).toSpliced(at + by, 0, row));
  (button.disabled ? row.node.querySelector("summary") : button).focus();
}

// By date, then by time; what has neither yet comes last, and what is equal keeps its order.
function sorted(sheet) {
  const names = ["date", "time"].map((type) => sheet.data.columns.find((one) => one.type === type)?.id).filter(Boolean);
  const key = ({ cells }) => names.map((name) => cells[name] ?? "~").join(" ");
  return [...sheet.rows].sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
}

// --- in words -------------------------------------------------------------------------------------------------------

function locale(sheet) {
  return sheet.data.language === "en" ? "en-GB" : sheet.data.language;
}

function dayName(sheet, day, month = "short") {
  const shape = { weekday: "short", day: "numeric", month: month || undefined, timeZone: "UTC" };
  return new Intl.DateTimeFormat(locale(sheet), shape).format(new Date(`${day}T00:00Z`));
}

function cellInWords(sheet, column, value) {
  if (value === undefined) return "";
  switch (column.type) {
    case "menu": return column.options.find(([one]) => one === value)?.[1] ?? "";
    case "date": return dayName(sheet, value);
    case "moment": {
      const [day, hour] = value.split("T");
      return [day && dayName(sheet, day), hour].filter(Boolean).join(" ");
    }
    case "tick": return column.label;
    case "number":
    case "whole": return new Intl.NumberFormat(locale(sheet)).format(value);
    default: return value;
  }
}

function inWords(sheet, cells) {
  return sheet.data.columns.map((one) => cellInWords(sheet, one, cells[one.id])).filter(Boolean).join(" · ");
}

function lacking(sheet, row) {
  return sheet.data.columns.filter((one) => one.required && row.cells[one.id] === undefined).map((one) => one.label);
}
