// Beside the canvas: its ground, the elements to be placed, and the numbers and colours of the one that is chosen.
const NUMBERS = ["x", "y", "w", "h", "px"];

function buildPanel(board) {
  const { root, data } = board;
  root.getElementById("asked").innerHTML = data.asked; // escaped where it was made (pages/parts/prose.py)
  root.getElementById("stage").style.setProperty("--ratio", data.width / data.height);
  Keeping.write(root.getElementById("keys"), data.words.keys);
  Keeping.write(root.getElementById("elements-label"), data.words.elements);
  Keeping.write(root.getElementById("listed"), data.words.listed);
  board.ground = swatches(board, "ground", data.words.background, (colour) => {
    board.answer = { ...board.answer, background: colour };
    draw(board);
    Keeping.touched(board.kept, 0);
  });
  root.getElementById("ground").replaceChildren(board.ground.node);
  root.getElementById("elements").replaceChildren(...data.elements.map((element) => picker(board, element)));
  buildFields(board);
}

function picker(board, element) {
  const button = Object.assign(document.createElement("button"), { type: "button" });
  button.dataset.name = element.id;
  button.onclick = () => {
    if (!board.answer.placed[element.id]) {
      if (board.kept.over) return;
      put(board, element.id, firstPlace(board, element));
      settled(board, element, 0);
    }
    choose(board, element.id);
    board.blocks.get(element.id).focus({ preventScroll: true });
  };
  return button;
}

// Where an element stands when it is taken up: as large as its text needs, each a little lower than the one before.
function firstPlace({ data, answer }, element) {
  const step = 60 * Object.keys(answer.placed).length;
  const corner = { x: step, y: step };
  if (element.kind === "photo") {
    return { ...corner, x: 0, w: Math.round(data.width / 2), h: Math.round(data.height / 4), px: 0, colour: "", fill: "" };
  }
  const px = 48;
  const { wide, high } = room(element.lines, px);
  const size = { w: Math.min(data.width, Math.ceil(wide / 100) + 2 * PADDING), h: Math.ceil(high / 100) + PADDING };
  const [colour, fill] = [data.colours[0].id, answer.background ?? data.colours.at(-1).id];
  const other = fill === colour ? data.colours.at(-1).id : colour;
  return { x: Math.min(corner.x, data.width - size.w), y: corner.y, ...size, px, colour: other, fill };
}

function swatches(board, name, label, chosen) {
  const node = document.createElement("fieldset");
  const row = Object.assign(document.createElement("div"), { className: "swatches" });
  node.append(Object.assign(document.createElement("legend"), { textContent: label }), row);
  const inputs = board.data.colours.map((colour) => {
    const input = Object.assign(document.createElement("input"), { type: "radio", name, value: colour.id });
    input.onchange = () => chosen(colour.id);
    const dot = Object.assign(document.createElement("span"), { className: "dot" });
    dot.style.background = colour.hex;
    const option = document.createElement("label");
    option.append(input, dot, colour.name);
    row.append(option);
    return input;
  });
  const show = (colour) => inputs.forEach((input) => {
    input.checked = input.value === colour;
    input.disabled = Boolean(board.kept?.over);
  });
  return { node, show };
}

function buildFields(board) {
  const { root, data } = board;
  const { words } = data;
  const grid = Object.assign(document.createElement("div"), { className: "numbers" });
  board.numbers = NUMBERS.map((name) => numberField(board, name, grid));
  board.wrong = Object.assign(document.createElement("p"), { className: "complaint", id: "wrong", hidden: true });
  board.wrong.setAttribute("role", "status");
  const set = (name) => (colour) => change(board, { [name]: colour }, 0);
  board.colour = swatches(board, "colour", words.colour, set("colour"));
  board.fill = swatches(board, "fill", words.fill, set("fill"));
  board.facts = Object.assign(document.createElement("p"), { id: "facts", className: "quiet" });
  board.off = Object.assign(document.createElement("button"), { type: "button", textContent: words.off });
  board.off.onclick = () => takeOff(board, board.chosen);
  const fields = root.getElementById("fields");
  board.title = Object.assign(document.createElement("p"), { className: "label", id: "chosen" });
  fields.replaceChildren(board.title, grid, board.wrong, board.colour.node, board.fill.node, board.facts, board.off);
}

function numberField(board, name, grid) {
  const { data } = board;
  const [least, most] = {
    x: [0, data.width], y: [0, data.height], w: [data.least.w, data.width], h: [data.least.h, data.height], px: data.sizes,
  }[name];
  const field = document.createElement("div");
  const input = Object.assign(document.createElement("input"), { type: "number", id: `field-${name}`, min: least, max: most });
  input.inputMode = "numeric";
  input.setAttribute("aria-describedby", "wrong");
  input.oninput = () => {
    const good = input.value !== "" && input.validity.valid;
    input.setAttribute("aria-invalid", `${!good}`);
    Keeping.write(board.wrong, good ? "" : filled(data.words.wrong, { least, most }));
    if (good) change(board, { [name]: input.valueAsNumber }, 400);
  };
  input.onblur = () => draw(board); // what was wrong gives way to what is kept
  field.append(Object.assign(document.createElement("label"), { htmlFor: input.id, textContent: data.words[name] }), input);
  grid.append(field);
  return { name, field, input };
}

function change(board, facts, pause) {
  const at = board.answer.placed[board.chosen];
  if (!at || board.kept.over) return;
  put(board, board.chosen, { ...at, ...facts });
  Keeping.touched(board.kept, pause);
}

// --- what is seen -------------------------------------------------------------------------------------------------------

function drawPanel(board) {
  const { root, data, answer, chosen } = board;
  board.ground.show(answer.background);
  for (const button of root.getElementById("elements").children) {
    const element = data.elements.find((one) => one.id === button.dataset.name);
    const placed = element.id in answer.placed;
    button.className = placed ? "placed" : "";
    Keeping.write(button, placed ? element.label : `+ ${element.label}`);
    button.setAttribute("aria-pressed", `${placed && chosen === element.id}`);
  }
  const element = data.elements.find((one) => one.id === chosen);
  const at = answer.placed[chosen];
  root.getElementById("fields").hidden = !at;
  Keeping.write(root.getElementById("none"), at ? "" : data.words.none);
  if (at) drawFields(board, element, at);
}

function drawFields(board, element, at) {
  const { data, root } = board;
  const over = Boolean(board.kept.over);
  const worded = element.kind !== "photo";
  Keeping.write(board.title, element.label);
  for (const { name, field, input } of board.numbers) {
    field.hidden = name === "px" && !worded;
    input.disabled = over;
    const typing = root.activeElement === input && input.getAttribute("aria-invalid") === "true";
    if (typing || (input.value !== "" && input.valueAsNumber === at[name])) continue;
    input.value = at[name];
    input.setAttribute("aria-invalid", "false");
    Keeping.write(board.wrong, "");
  }
  board.colour.node.hidden = board.fill.node.hidden = !worded;
  board.colour.show(at.colour);
  board.fill.show(at.fill);
  board.off.disabled = over;
  Keeping.write(board.facts, worded ? [contrastSaid(data, at), fitSaid(data, element, at)].join(" ") : "");
}

function contrastSaid(data, at) {
  const ratio = contrastOf(hexOf(data, at.colour), hexOf(data, at.fill));
  const digits = new Intl.NumberFormat(data.language === "en" ? "en-GB" : data.language, {
    minimumFractionDigits: 2, maximumFractionDigits: 2,
  });
  return filled(data.words.contrast, { ratio: digits.format(ratio) });
}

function fitSaid(data, element, at) {
  const { wide, high } = room(element.lines, at.px);
  const needed = { w: Math.ceil(wide / 100), h: Math.ceil(high / 100) };
  return fits(element.lines, at) ? data.words.fits : filled(data.words.tight, needed);
}

// The whole layout in words: place, neighbours and how far they are, contrast, and whether the text fits.
function drawList(board) {
  const { root, data, answer } = board;
  root.getElementById("list").replaceChildren(...data.elements.map((element) => {
    const line = document.createElement("li");
    line.append(Object.assign(document.createElement("strong"), { textContent: element.label }), " ", told(board, element));
    return line;
  }));
}

function told({ data, answer }, element) {
  const { words } = data;
  const at = answer.placed[element.id];
  if (!at) return words.nowhere;
  const label = (name) => data.elements.find((one) => one.id === name).label;
  const over = Object.keys(answer.placed)
    .filter((name) => name !== element.id && overlapping(at, answer.placed[name]))
    .map((name) => filled(words.overlaps, { element: label(name) }));
  const near = neighbours(element.id, answer.placed)
    .map(([way, name, px]) => filled(words[way], { element: label(name), px }));
  const look = element.kind === "photo" ? [] : [
    filled(words.size, { px: at.px, colour: nameOf(data, at.colour), fill: nameOf(data, at.fill) }),
    contrastSaid(data, at),
    fitSaid(data, element, at),
  ];
  return [filled(words.at, at), ...look, ...over, ...near].join(" ");
}

function nameOf(data, colour) {
  return data.colours.find((one) => one.id === colour)?.name ?? "";
}

function filled(phrase, facts) {
  return phrase.replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? facts[name] : whole));
}
