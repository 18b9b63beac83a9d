// The canvas itself: every placed element where it stands, to be dragged, pulled larger, or moved by keys.
const STEP = 10; // px of an arrow key
const PADDING = 24; // px between the edge of a panel that can be seen and its text, as in the picture that people rate

function drawSheet(board) {
  const { data, answer, root } = board;
  const sheet = root.getElementById("sheet");
  sheet.style.aspectRatio = `${data.width} / ${data.height}`;
  sheet.style.setProperty("--unit", `calc(100cqw / ${data.width})`);
  sheet.style.background = hexOf(data, answer.background) ?? "#FFFFFF";
  place(data, root.getElementById("safe"), {
    x: data.safe.x_min, y: data.safe.y_min, w: data.safe.x_max - data.safe.x_min, h: data.safe.y_max - data.safe.y_min,
  });
  for (const element of data.elements) drawBlock(board, sheet, element);
}

// Photos lie below everything else; texts above each other in the order of the list.
function layers(data) {
  return [...data.elements].sort((one, other) => (other.kind === "photo") - (one.kind === "photo"));
}

function place(data, node, at) {
  node.style.left = `${(100 * at.x) / data.width}%`;
  node.style.top = `${(100 * at.y) / data.height}%`;
  node.style.width = `${(100 * at.w) / data.width}%`;
  node.style.height = `${(100 * at.h) / data.height}%`;
}

function hexOf(data, colour) {
  return data.colours.find((one) => one.id === colour)?.hex;
}

function drawBlock(board, sheet, element) {
  const { data, answer } = board;
  const at = answer.placed[element.id];
  let node = board.blocks.get(element.id);
  if (!at) {
    node?.remove();
    board.blocks.delete(element.id);
    return;
  }
  if (!node) {
    node = madeBlock(board, element);
    board.blocks.set(element.id, node);
    const order = layers(data).map((one) => board.blocks.get(one.id)).filter(Boolean);
    sheet.insertBefore(node, order[order.indexOf(node) + 1] ?? sheet.querySelector("#safe"));
  }
  place(data, node, at);
  node.setAttribute("aria-pressed", `${board.chosen === element.id}`);
  node.setAttribute("aria-label", `${element.label}: ${element.lines.join(" ")}`);
  node.querySelector(".grip").hidden = board.chosen !== element.id || Boolean(board.kept?.over);
  if (element.kind === "photo") drawPhoto(data, node, at);
  else drawText(board, node, element, at);
}

function drawText(board, node, element, at) {
  const { data } = board;
  const fill = hexOf(data, at.fill);
  const boxed = fill !== beneath(board, element, at);
  node.style.background = fill;
  node.style.color = hexOf(data, at.colour);
  node.style.fontSize = `calc(${at.px} * var(--unit))`;
  node.style.fontWeight = element.bold ? 750 : 450;
  node.style.paddingLeft = boxed ? `calc(${PADDING} * var(--unit))` : "0";
  node.style.borderRadius = boxed ? "calc(10 * var(--unit))" : "0";
  node.firstChild.textContent = element.lines.join("\n");
}

// The colour under the middle of an element.
function beneath(board, element, at) {
  const { data, answer } = board;
  const [x, y] = [at.x + at.w / 2, at.y + at.h / 2];
  const photo = data.elements.find((one) => {
    const there = one.kind === "photo" && answer.placed[one.id];
    return there && there.x <= x && x <= there.x + there.w && there.y <= y && y <= there.y + there.h;
  });
  return photo ? data.photo.fill : hexOf(data, answer.background) ?? "#FFFFFF";
}

// A sun and two hills, as faint as in the picture that people rate.
function drawPhoto(data, node, { w, h }) {
  const unit = Math.min(w, h);
  const { fill, colour } = data.photo;
  const mixed = (other, share) => `color-mix(in srgb, ${other} ${share}%, ${fill})`;
  node.style.background = fill;
  node.firstChild.innerHTML = `<svg viewBox="0 0 ${w} ${h}" preserveAspectRatio="none" aria-hidden="true">
    <circle cx="${w - 0.34 * unit}" cy="${0.22 * unit}" r="${0.08 * unit}" style="fill:${mixed("#FFFFFF", 35)}"/>
    <path d="M0 ${h}V${0.78 * h}L${0.3 * w} ${0.48 * h}L${0.72 * w} ${h}Z" style="fill:${mixed(colour, 5)}"/>
    <path d="M${0.3 * w} ${h}L${0.68 * w} ${0.6 * h}L${w} ${0.84 * h}V${h}Z" style="fill:${mixed(colour, 9)}"/></svg>`;
}

// --- by hand ----------------------------------------------------------------------------------------------------------

function madeBlock(board, element) {
  const node = Object.assign(document.createElement("div"), { className: "block", tabIndex: 0 });
  const grip = Object.assign(document.createElement("span"), { className: "grip" });
  node.setAttribute("role", "button");
  node.setAttribute("aria-describedby", "keys");
  node.append(document.createElement("span"), grip);
  node.onfocus = () => choose(board, element.id);
  node.onclick = () => choose(board, element.id);
  node.onpointerdown = (event) => grab(board, element, node, event, event.target === grip);
  node.onkeydown = (event) => press(board, element, event);
  return node;
}

// A finger first chooses, so that a page can be scrolled over the canvas; what is chosen follows the finger.
function grab(board, element, node, event, sizing) {
  if (event.button || board.kept.over || (event.pointerType === "touch" && board.chosen !== element.id)) return;
  choose(board, element.id);
  node.setPointerCapture(event.pointerId);
  const from = board.answer.placed[element.id];
  const scale = board.data.width / board.root.getElementById("sheet").getBoundingClientRect().width;
  let moved = false;
  node.onpointermove = (now) => {
    const [dx, dy] = [(now.clientX - event.clientX) * scale, (now.clientY - event.clientY) * scale];
    moved ||= Math.hypot(dx, dy) > 3 * scale; // a press that trembles moves nothing
    if (moved) put(board, element.id, sizing ? sized(board, from, dx, dy) : shifted(board, from, dx, dy));
  };
  node.onpointerup = node.onpointercancel = () => {
    node.onpointermove = node.onpointerup = node.onpointercancel = null;
    if (moved) settled(board, element, 0);
  };
}

function shifted({ data }, at, dx, dy) {
  return { ...at, x: within(at.x + dx, 0, data.width - at.w), y: within(at.y + dy, 0, data.height - at.h) };
}

function sized({ data }, at, dw, dh) {
  const [w, h] = [within(at.w + dw, data.least.w, data.width - at.x), within(at.h + dh, data.least.h, data.height - at.y)];
  return { ...at, w, h };
}

function within(value, least, most) {
  return Math.round(Math.max(least, Math.min(Math.max(least, most), value)));
}

const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

function press(board, element, event) {
  const at = board.answer.placed[element.id];
  if (board.kept.over || !at || event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key];
  const larger = { "+": 2, "=": 2, "-": -2 }[event.key];
  if (arrow) put(board, element.id, (event.shiftKey ? sized : shifted)(board, at, ...arrow));
  else if (larger && element.kind !== "photo") {
    put(board, element.id, { ...at, px: within(at.px + larger, ...board.data.sizes) });
  } else if (event.key === "Delete") {
    takeOff(board, element.id);
    event.preventDefault();
    return;
  } else return;
  event.preventDefault();
  settled(board, element, 400);
}
