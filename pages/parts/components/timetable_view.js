// How a table looks: what stands on which day, a line for each row, and in an open row a field for each column.

function node(tag, { role, ...facts }, ...inside) {
  const found = Object.assign(document.createElement(tag), facts);
  if (role) found.setAttribute("role", role);
  found.append(...inside);
  return found;
}

// How wide a column is in the line of a folded row: the lines are no table, so that each says it anew.
const WIDTHS = { date: "5.75rem", time: "3rem", text: "minmax(0, 1fr)" };

function width(column) {
  const letters = Math.max(...column.options.map(([, said]) => said.length));
  return column.type === "menu" ? `${Math.min(6.5, Math.max(4.75, letters / 2))}rem` : WIDTHS[column.type] ?? "3.75rem";
}

const LONGEST = 300; // characters of a text for which the task names no limit, see assessments/item/timetable.py

// What does not change while rows come and go.
function prepare(sheet) {
  const { root, data } = sheet;
  const at = (id) => root.getElementById(id);
  at("asked").innerHTML = data.asked; // escaped where it was made (pages/parts/prose.py)
  sheet.line = data.columns.filter((one) => one.in_line);
  const widths = ["0.75rem 1.25rem", ...sheet.line.map(width)].join(" ");
  root.querySelector(".question").style.setProperty("--line", widths);
  at("heads").replaceChildren(node("span", {}), node("span", {}), ...sheet.line.map((one) => node("span", {}, one.label)));
  at("none").textContent = data.words.none;
  at("weeks").setAttribute("aria-label", data.words.weeks);
  at("add").textContent = data.words.add;
  at("sort").textContent = data.words.sort;
  at("bring-back").textContent = data.words.undo;
  at("add").onclick = () => insert(sheet, sheet.rows.length, {});
  at("sort").onclick = () => arrange(sheet, sorted(sheet));
  at("fold").onclick = () => {
    const open = !sheet.rows.every((row) => row.fold.open);
    for (const row of sheet.rows) row.fold.open = open;
  };
  at("bring-back").onclick = () => bringBack(sheet);
}

// --- one row --------------------------------------------------------------------------------------------------------

function buildRow(sheet, row) {
  const { words } = sheet.data;
  row.number = node("span", { className: "place" });
  row.spans = sheet.line.map((one) => node("span", { className: `cell ${one.type}` }));
  row.lacks = node("span", { className: "lacks" });
  const summary = node("summary", { className: "line" }, node("span", { className: "mark" }), row.number, ...row.spans, row.lacks);
  const fields = node("div", { className: "fields" }, ...sheet.data.columns.map((one) => field(sheet, row, one)));
  const act = (said, run) => {
    const button = node("button", { type: "button" }, said);
    button.onclick = () => run(button);
    return button;
  };
  row.acts = {
    copy: act(words.copy, () => insert(sheet, sheet.rows.indexOf(row) + 1, { ...row.cells })),
    up: act(words.up, (button) => move(sheet, row, -1, button)),
    down: act(words.down, (button) => move(sheet, row, 1, button)),
    gone: act(words.delete, () => remove(sheet, row)),
  };
  row.fold = node("details", {}, summary, fields, node("div", { className: "acts" }, ...Object.values(row.acts)));
  row.fold.ontoggle = () => drawFold(sheet);
  row.node = node("li", {}, row.fold);
}

let names = 0;

function field(sheet, row, column) {
  const id = `cell${(names += 1)}`;
  switch (column.type) {
    case "menu": return labelled(column, id, menu(sheet, row, column, id, column.options));
    case "date": return labelled(column, id, menu(sheet, row, column, id, days(sheet, column)));
    case "time": return labelled(column, id, ...clock(sheet, row, column, id, (value) => value, (cell) => cell));
    case "moment": return moment(sheet, row, column);
    case "text": return text(sheet, row, column, id);
    case "tick": return tick(sheet, row, column);
    default: return amount(sheet, row, column, id);
  }
}

function labelled(column, id, ...inside) {
  const label = node("label", { htmlFor: id }, column.label);
  return node("div", { className: `field ${column.type}${column.in_line ? " main" : ""}` }, label, ...inside);
}

function days(sheet, column) {
  return column.days.map((day) => [day, dayName(sheet, day)]);
}

// `whole` makes of what is chosen here what stands in the cell, and `part` finds it there again.
function menu(sheet, row, column, id, options, whole = (value) => value, part = (cell) => cell) {
  const none = node("option", { value: "" }, sheet.data.words.choose);
  const box = node("select", { id }, none, ...options.map(([value, said]) => node("option", { value }, said)));
  box.onchange = () => fill(sheet, row, column.id, whole(box.value, row.cells[column.id]));
  row.controls.push({ node: box, show: () => { box.value = part(row.cells[column.id] ?? ""); } });
  return box;
}

// An hour as people write it, 9:30, 9h30 or 930, whatever the browser's own country is; "" where it is none.
function hourOf(typed) {
  const [, hour, minute] = typed.trim().match(/^(\d{1,2}?)(?:\s*[:.hH]\s*)?(\d\d)?$/) ?? [];
  return Number(hour) < 24 && Number(minute ?? 0) < 60 ? `${hour.padStart(2, "0")}:${minute ?? "00"}` : "";
}

function clock(sheet, row, column, id, whole, part) {
  const box = node("input", { id, type: "text", inputMode: "text", autocomplete: "off", maxLength: 8, className: "hour" });
  const wrong = node("p", { className: "complaint", id: `${id}-wrong`, role: "status", hidden: true });
  const take = (hour, pause) => fill(sheet, row, column.id, whole(hour, row.cells[column.id]), pause);
  const check = () => {
    const isWrong = box.value.trim() !== "" && !hourOf(box.value);
    Keeping.write(wrong, isWrong ? sheet.data.words.wrong_hour : "");
    box.setAttribute("aria-invalid", `${isWrong}`);
  };
  box.setAttribute("aria-describedby", wrong.id);
  box.oninput = () => take(/\d\d?\D\d\d$|\d{4}$/.test(box.value.trim()) ? hourOf(box.value) : "", 400); // not half of it
  box.onchange = () => {
    take(hourOf(box.value), 0);
    check();
    if (hourOf(box.value)) box.value = hourOf(box.value);
  };
  row.controls.push({ node: box, show: () => {
    const now = part(row.cells[column.id] ?? "");
    if (now && hourOf(box.value) !== now) { box.value = now; check(); }
  } });
  return [box, wrong];
}

// A day and an hour that make one moment; either may come first.
function moment(sheet, row, column) {
  const id = `cell${(names += 1)}`;
  const halves = (cell) => (cell || "T").split("T");
  const joined = (day, hour) => (day || hour ? `${day}T${hour}` : "");
  const day = menu(sheet, row, column, id, days(sheet, column),
    (value, cell) => joined(value, halves(cell)[1]), (cell) => halves(cell)[0]);
  const hour = clock(sheet, row, column, `${id}-hour`,
    (value, cell) => joined(halves(cell)[0], value), (cell) => halves(cell)[1]);
  const at = node("label", { htmlFor: `${id}-hour` }, sheet.data.words.at);
  hour[0].setAttribute("aria-label", `${column.label}, ${sheet.data.words.at}`);
  return labelled(column, id, node("div", { className: "halves" }, day, at, node("div", {}, ...hour)));
}

function text(sheet, row, column, id) {
  const box = node("textarea", { id, rows: 1, maxLength: column.most ?? LONGEST });
  box.oninput = () => fill(sheet, row, column.id, box.value.trim() ? box.value : "", 400);
  row.controls.push({ node: box, show: () => {
    const now = row.cells[column.id] ?? "";
    if (box.value.trim() !== now.trim()) box.value = now;
  } });
  const said = sheet.data.words.letters.replace("{label}", () => column.label).replace("{n}", column.most);
  return labelled(column.most === null ? column : { ...column, label: said }, id, box);
}

function tick(sheet, row, column) {
  const box = node("input", { type: "checkbox" });
  box.onchange = () => fill(sheet, row, column.id, box.checked);
  row.controls.push({ node: box, show: () => { box.checked = row.cells[column.id] === true; } });
  return node("label", { className: "field tick" }, box, node("span", {}, column.label));
}

function amount(sheet, row, column, id) {
  const whole = column.type === "whole";
  const box = node("input", { type: "number", inputMode: "decimal", id, min: column.least, step: whole ? 1 : "any" });
  if (column.most !== null) box.max = column.most;
  const wrong = node("p", { className: "complaint", id: `${id}-wrong`, role: "status", hidden: true });
  const fits = () => !box.validity.badInput && box.checkValidity();
  const read = () => (box.value === "" || !fits() ? undefined : box.valueAsNumber);
  const said = sheet.data.words[whole ? "wrong_whole" : "wrong"].replace("{least}", column.least).replace("{most}", column.most);
  const check = () => {
    Keeping.write(wrong, fits() ? "" : said);
    box.setAttribute("aria-invalid", `${!fits()}`);
  };
  box.setAttribute("aria-describedby", wrong.id);
  box.oninput = () => { check(); fill(sheet, row, column.id, read() ?? null, 400); };
  row.controls.push({ node: box, show: () => {
    const now = row.cells[column.id];
    if (read() !== now) { box.value = now ?? ""; check(); }
  } });
  return labelled(column, id, box, wrong);
}

// --- drawing --------------------------------------------------------------------------------------------------------

function draw(sheet) {
  const { root, data, kept } = sheet;
  const over = Boolean(kept?.over);
  const full = sheet.rows.length >= data.most;
  sheet.rows.forEach((row, at) => drawRow(sheet, row, at, over, full));
  root.getElementById("add").disabled = over || full;
  root.getElementById("sort").hidden = sheet.rows.length < 2;
  root.getElementById("sort").disabled = over;
  root.getElementById("none").hidden = sheet.rows.length > 0;
  root.getElementById("heads").hidden = !sheet.rows.length;
  drawUndo(sheet, over || full);
  drawFold(sheet);
  drawCount(sheet);
  drawWeeks(sheet);
  Keeping.drawn(kept, root);
}

function drawRow(sheet, row, at, over, full) {
  const { words } = sheet.data;
  for (const control of row.controls) {
    control.show();
    control.node.disabled = over;
  }
  row.number.textContent = `${at + 1}`;
  row.spans.forEach((span, place) => {
    const column = sheet.line[place];
    const said = cellInWords(sheet, column, row.cells[column.id]);
    span.textContent = said || "–";
    span.classList.toggle("empty", !said);
  });
  const missing = lacking(sheet, row);
  Keeping.write(row.lacks, missing.length ? words.lacks.replace("{names}", () => missing.join(", ")) : "");
  row.node.setAttribute("aria-label", words.row.replace("{n}", at + 1));
  row.acts.copy.disabled = over || full;
  row.acts.up.disabled = over || at === 0;
  row.acts.down.disabled = over || at === sheet.rows.length - 1;
  row.acts.gone.disabled = over;
}

function drawUndo(sheet, cannot) {
  const { root, data, gone } = sheet;
  root.getElementById("undo").hidden = !gone;
  root.getElementById("bring-back").disabled = cannot;
  Keeping.write(root.getElementById("undo-said"), gone ? data.words.deleted.replace("{n}", gone.at + 1) : "");
}

function drawFold(sheet) {
  const button = sheet.root.getElementById("fold");
  button.hidden = sheet.rows.length < 2;
  button.textContent = sheet.data.words[sheet.rows.every((row) => row.fold.open) ? "close_all" : "open_all"];
}

function drawCount(sheet) {
  const { data, root } = sheet;
  const whole = sheet.rows.filter((row) => !lacking(sheet, row).length).length;
  const figures = { whole, least: data.least, most: data.most };
  const said = data.words.count.replace(/\{(whole|least|most)\}/g, (_all, name) => figures[name]);
  Keeping.write(root.getElementById("count"), said);
}

// The days of the plan, week by week, with what stands on each; a press leads to the row.
function drawWeeks(sheet) {
  const column = sheet.data.columns.find((one) => one.type === "date");
  const weeks = sheet.root.getElementById("weeks");
  weeks.hidden = !column || !sheet.rows.length;
  if (weeks.hidden) return;
  const first = (new Date(`${column.days[0]}T00:00Z`).getUTCDay() + 6) % 7; // Monday is 0
  const blank = Array.from({ length: first }, () => node("div", { className: "day blank" }));
  const byTime = sorted(sheet);
  const told = JSON.stringify(sheet.rows.map((row) => row.cells));
  if (sheet.told === told) return; // whoever is at one of the days stays there
  sheet.told = told;
  const shown = column.days.map((day) => {
    const its = byTime.filter((row) => row.cells[column.id] === day);
    const entries = its.map((row) => entry(sheet, row));
    return node("div", { className: its.length ? "day" : "day free" }, node("p", {}, dayName(sheet, day, "")), ...entries);
  });
  weeks.replaceChildren(...blank, ...shown);
}

function entry(sheet, row) {
  const [time, name] = ["time", "menu"].map((type) => sheet.data.columns.find((one) => one.type === type));
  const words = [time, name].filter(Boolean).map((one) => cellInWords(sheet, one, row.cells[one.id]) || "–");
  const button = node("button", { type: "button" }, ...words.map((one) => node("span", {}, one)));
  button.setAttribute("aria-label", `${sheet.data.words.row.replace("{n}", sheet.rows.indexOf(row) + 1)}: ${words.join(" ")}`);
  button.onclick = () => {
    row.fold.open = true;
    row.node.querySelector("summary").focus();
  };
  return button;
}
