// A picture to be laid out: the answer is numbers, changed by hand, by keys or in fields, and kept like any other.
const boards = new WeakMap(); // shadow root -> the board living in it

export default function (component) {
  const { data: [data], parentElement: root } = component;
  return Keeping.show(boards, root, data, canonical(data.answer), { build: begin, renew, draw });
}

function begin(root, data) {
  const board = { root, data, answer: data.answer, blocks: new Map(), chosen: null };
  renew(board);
  board.kept = Keeping.begin(`assay:${data.attempt}:${data.item}`, data, canonical(data.answer), hands(board));
  return board;
}

// Builds what stands beside the canvas anew where it is another thing than before.
function renew(board) {
  const plan = JSON.stringify([board.data.asked, board.data.words]);
  if (board.plan !== plan) buildPanel(board);
  board.plan = plan;
}

function hands(board) {
  return {
    read: () => canonical(board.answer),
    put: (text) => { board.answer = JSON.parse(text); },
    of: canonical,
    into: (_answer, text) => JSON.parse(text),
    told: (text) => differing(board, JSON.parse(text)),
    focus: () => board.root.querySelector(".block, #elements button")?.focus(),
    draw: () => draw(board),
  };
}

function draw(board) {
  if (!board.kept) return;
  drawSheet(board);
  drawPanel(board);
  drawList(board);
  Keeping.drawn(board.kept, board.root, board.data.words.open);
}

function choose(board, name) {
  if (board.chosen === name) return;
  board.chosen = name;
  draw(board);
}

// An element stands elsewhere; it is saved once it has come to rest.
function put(board, name, at) {
  board.answer = { ...board.answer, placed: { ...board.answer.placed, [name]: at } };
  draw(board);
}

function settled(board, element, pause) {
  const at = board.answer.placed[element.id];
  board.root.getElementById("aloud").textContent = `${element.label}: ${filled(board.data.words.at, at)}`;
  Keeping.touched(board.kept, pause);
}

function takeOff(board, name) {
  const { [name]: _gone, ...others } = board.answer.placed;
  board.answer = { ...board.answer, placed: others };
  board.chosen = null;
  draw(board);
  Keeping.touched(board.kept, 0);
  board.root.querySelector(`#elements [data-name="${name}"]`).focus();
}

// The other version of a layout, element by element, wherever it differs from this one.
function differing(board, other) {
  const { data, answer } = board;
  const changed = (name) => canonical(other.placed[name] ?? null) !== canonical(answer.placed[name] ?? null);
  const lines = data.elements.filter((one) => changed(one.id))
    .map((one) => `${one.label}: ${other.placed[one.id] ? filled(data.words.at, other.placed[one.id]) : data.words.nowhere}`);
  const ground = other.background === answer.background ? []
    : [`${data.words.background}: ${nameOf(data, other.background) || "–"}`];
  return [...ground, ...lines].join("\n");
}
