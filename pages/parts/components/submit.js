// Buttons that wait until every answer on the page has reached the server, and can be pressed once only.
const PATIENCE = 15000; // ms until a press that nobody answered may be repeated

const bars = new WeakMap();

async function settled() {
  const flushes = [...(window.__assay?.flushes ?? new Map()).values()];
  const results = await Promise.all(flushes.map((flush) => flush().catch(() => false)));
  return results.every(Boolean);
}

export default function (component) {
  const { data: [data], parentElement: root, setTriggerValue } = component;
  const bar = bars.get(root) ?? { busy: false };
  bars.set(root, bar);
  bar.data = data;
  bar.tell = setTriggerValue;
  if (bar.run !== data.run) answered(root, bar);
  bar.run = data.run;
  draw(root, bar);
  return () => { clearTimeout(bar.bell); bars.delete(root); };
}

function answered(root, bar) {
  if (bar.busy) root.querySelector("#box").value = "";
  free(root, bar);
}

function draw(root, bar) {
  const row = root.querySelector("#row");
  for (const id of ["#box", "#label"]) root.querySelector(id).hidden = !bar.data.box;
  root.querySelector("#label").textContent = bar.data.box;
  const { buttons } = bar.data;
  if (row.children.length !== buttons.length) {
    row.replaceChildren(...buttons.map(() => Object.assign(document.createElement("button"), { type: "button" })));
  }
  buttons.forEach((one, index) => {
    const button = row.children[index];
    if (button.textContent !== one.label) button.textContent = one.label;
    button.className = one.kind;
    button.setAttribute("aria-describedby", "note");
    button.onclick = () => press(root, bar, one.id);
  });
  drawLines(root, bar);
  mark(root, bar);
}

function drawLines(root, bar) {
  const { rule, lines, below } = bar.data;
  Keeping.write(root.querySelector("#rule"), rule);
  Keeping.write(root.querySelector("#below"), below);
  const list = root.querySelector("#lines");
  list.hidden = !lines.length;
  list.replaceChildren(...lines.map((one, place) => {
    const part = (tag, facts, ...inside) => {
      const node = Object.assign(document.createElement(tag), facts);
      node.append(...inside);
      return node;
    };
    const open = part("button", { type: "button", onclick: () => press(root, bar, one.id) }, one.label);
    open.setAttribute("aria-describedby", `title${place}`);
    const words = part("div", {}, part("strong", { id: `title${place}` }, one.title), part("span", {}, one.said));
    return part("li", {}, words, open);
  }));
}

function mark(root, bar) {
  for (const button of root.querySelectorAll("button")) button.setAttribute("aria-disabled", String(bar.busy));
}

function say(root, words) {
  root.querySelector("#note").textContent = words;
}

function free(root, bar) {
  clearTimeout(bar.bell);
  bar.busy = false;
  say(root, "");
}

async function press(root, bar, id) {
  if (bar.busy) return;
  bar.busy = true;
  mark(root, bar);
  const slow = setTimeout(() => say(root, bar.data.words.waiting), 300);
  const good = await settled();
  clearTimeout(slow);
  if (!good) {
    bar.busy = false;
    mark(root, bar);
    say(root, bar.data.words.unsaved);
    return;
  }
  bar.bell = setTimeout(() => { free(root, bar); mark(root, bar); say(root, bar.data.words.silent); }, PATIENCE);
  bar.tell("pressed", { id, words: root.querySelector("#box").value });
}
