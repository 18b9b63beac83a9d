// How a question looks: what is asked, its rows, and in each row the controls of the browser that answer it.

function build(sheet) {
  const { root, data } = sheet;
  root.getElementById("asked").innerHTML = data.asked; // escaped where it was made (pages/parts/prose.py)
  const rows = root.getElementById("rows");
  rows.className = data.shape;
  sheet.controls = [];
  sheet.notes = [];
  rows.replaceChildren(...data.rows.map((row) => {
    const part = made("div", {});
    if (row.html) part.append(made("div", { innerHTML: row.html }));
    for (const control of row.controls) part.append(controlled(sheet, control));
    sheet.notes.push(made("p", { className: "complaint", role: "status", hidden: true }));
    part.append(sheet.notes.at(-1));
    return part;
  }));
}

function made(tag, { role, ...facts }, ...inside) {
  const node = Object.assign(document.createElement(tag), facts);
  if (role) node.setAttribute("role", role);
  node.append(...inside);
  return node;
}

function controlled(sheet, control) {
  switch (control.kind) {
    case "menu": return menu(sheet, control);
    case "tick": return tick(sheet, control);
    case "faults": return faults(sheet, control);
    case "amount": return amount(sheet, control);
    case "boxes":
    case "pills": return boxes(sheet, control);
    default: return radios(sheet, control, control.at);
  }
}

function set(sheet, at, value) {
  sheet.answer = withValue(sheet.answer, at, value);
  changed(sheet);
}

// A group of inputs under what it asks, or, where that is nothing of its own, under the question.
function group(control, role, look, inputs) {
  const field = made("fieldset", { className: look, role });
  if (control.label) {
    field.append(made("legend", { className: control.aside ? "unseen" : "" }, control.label));
  } else {
    field.setAttribute("aria-labelledby", "asked");
  }
  field.append(made("div", { className: "options" }, ...inputs));
  return field;
}

function option(input, [, label, lead]) {
  const words = made("span", { className: "words" }, ...(lead ? [made("strong", {}, lead), " "] : []), label);
  return made("label", {}, input, words);
}

let groups = 0;

function radios(sheet, control, at) {
  const options = sheet.data.lists[control.options];
  const name = `group${(groups += 1)}`;
  const inputs = options.map(([value]) => {
    const input = made("input", { type: "radio", name });
    input.onchange = () => { input.since = performance.now(); set(sheet, at, value); };
    if (control.free) takesBack(sheet, at, value, input);
    return input;
  });
  sheet.controls.push({
    control: { ...control, at },
    tell: (value) => labelled(options, value),
    show: (over) => {
      const now = valueAt(sheet.answer, at);
      inputs.forEach((input, place) => { input.checked = options[place][0] === now; input.disabled = over; });
    },
  });
  const look = control.kind === "levels" ? "row" : "list";
  return group(control, "radiogroup", look, inputs.map((input, place) => option(input, options[place])));
}

// A second press takes the choice back, by hand or by the space bar; that of a double click does not.
function takesBack(sheet, at, value, input) {
  const chosen = () => valueAt(sheet.answer, at) === value && performance.now() - (input.since ?? 0) > 600;
  input.onclick = () => { if (chosen()) set(sheet, at, null); };
  input.onkeyup = (event) => {
    if (event.key !== " " || !chosen()) return;
    event.preventDefault(); // a browser would choose it anew
    set(sheet, at, null);
  };
}

function labelled(options, value) {
  const found = options.find(([one]) => one === value);
  return found ? (found[2] ?? found[1]) : "";
}

function boxes(sheet, control) {
  const options = sheet.data.lists[control.options];
  const inputs = options.map(([value]) => {
    const input = made("input", { type: "checkbox" });
    input.onchange = () => {
      const others = (valueAt(sheet.answer, control.at) ?? []).filter((one) => one !== value);
      set(sheet, control.at, input.checked ? [...others, value] : others);
    };
    return input;
  });
  sheet.controls.push({
    control,
    tell: (value) => options.filter(([one]) => value?.includes(one)).map(([, label]) => label).join("; "),
    show: (over) => {
      const now = valueAt(sheet.answer, control.at) ?? [];
      inputs.forEach((input, at) => { input.checked = now.includes(options[at][0]); input.disabled = over; });
    },
  });
  const look = control.kind === "pills" ? "row" : "list";
  return group(control, "group", look, inputs.map((input, at) => option(input, options[at])));
}

function tick(sheet, control) {
  const input = made("input", { type: "checkbox" });
  input.onchange = () => set(sheet, control.at, input.checked);
  sheet.controls.push({
    control,
    tell: (value) => (value ? "✓" : ""),
    show: (over) => { input.checked = Boolean(valueAt(sheet.answer, control.at)); input.disabled = over; },
  });
  return made("label", { className: "tick" }, input, made("span", { className: "words" }, control.label));
}

function menu(sheet, control) {
  const options = sheet.data.lists[control.options];
  const id = `menu${(groups += 1)}`;
  const none = made("option", { value: "" }, sheet.data.words.choose);
  const box = made("select", { id }, none, ...options.map(([, label], at) => made("option", { value: `${at}` }, label)));
  box.onchange = () => set(sheet, control.at, box.value === "" ? null : options[Number(box.value)][0]);
  sheet.controls.push({
    control,
    tell: (value) => labelled(options, value),
    show: (over) => {
      const at = options.findIndex(([one]) => one === valueAt(sheet.answer, control.at));
      box.value = at < 0 ? "" : `${at}`;
      box.disabled = over;
    },
  });
  return made("div", { className: "menu" }, made("label", { htmlFor: id }, control.label), box);
}

// A number that is typed. While it is being typed it is left as it stands: "2," may become "2,5".
function amount(sheet, control) {
  const id = `amount${(groups += 1)}`;
  const input = made("input", { type: "number", inputMode: "decimal", id, min: 0, step: control.step });
  const wrong = made("p", { className: "complaint", id: `${id}-wrong`, role: "status", hidden: true });
  const read = () => (input.value === "" || !(input.valueAsNumber >= 0) ? null : input.valueAsNumber);
  const check = () => {
    const isWrong = input.validity.badInput || input.validity.rangeUnderflow;
    Keeping.write(wrong, isWrong ? sheet.data.words.wrong : "");
    input.setAttribute("aria-invalid", `${isWrong}`);
  };
  input.setAttribute("aria-describedby", wrong.id);
  input.oninput = () => {
    check();
    sheet.answer = withValue(sheet.answer, control.at, read());
    changed(sheet, 400); // not a version for each digit
  };
  sheet.controls.push({
    control,
    tell: (value) => (value === null ? "" : `${value}`),
    show: (over) => {
      const now = valueAt(sheet.answer, control.at);
      if (read() !== now) { input.value = now ?? ""; check(); }
      input.disabled = over;
    },
  });
  return made("div", { className: "amount" }, made("label", { htmlFor: id }, control.label), input, wrong);
}

// Checkpoints to tick; under those that are ticked, the fixes to choose from.
function faults(sheet, control) {
  const options = sheet.data.lists[control.options];
  const inputs = options.map(([value]) => {
    const input = made("input", { type: "checkbox" });
    input.onchange = () => {
      const { [value]: _gone, ...others } = sheet.answer.faults;
      sheet.answer = { ...sheet.answer, faults: input.checked ? { ...others, [value]: null } : others };
      changed(sheet);
    };
    return input;
  });
  const fixes = control.fixes.map(([label, list], at) => {
    const one = { kind: "radios", label, options: list };
    return made("div", { className: "fix", hidden: true }, radios(sheet, one, [...control.at, options[at][0]]));
  });
  sheet.controls.push({
    control,
    tell: (value) => options.filter(([one]) => one in (value ?? {})).map(([, label]) => label).join("; "),
    show: (over) => {
      const now = valueAt(sheet.answer, control.at) ?? {};
      inputs.forEach((input, at) => {
        input.checked = options[at][0] in now;
        input.disabled = over;
        fixes[at].hidden = !input.checked || !sheet.data.lists[control.fixes[at][1]].length;
      });
    },
  });
  return made("div", {}, group(control, "group", "row", inputs.map((input, at) => option(input, options[at]))), ...fixes);
}
