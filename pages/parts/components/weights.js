// Weights that are tried: the page follows while one is being moved. A value is sent when the page shows the one before,
// so that nothing piles up however slow the network is.
const PATIENCE = 1500; // ms after which the page is taken to have lost a value
const trials = new WeakMap(); // shadow root -> what is being tried there

export default function ({ data: [data], parentElement: root, setTriggerValue }) {
  let trial = trials.get(root);
  if (!trial || trial.of !== data.of) {
    trial = { root, of: data.of, weights: { ...data.weights }, sent: data.heard, at: 0, moved: false };
    trials.set(root, trial);
  }
  Object.assign(trial, { data, tell: setTriggerValue });
  lay(trial);
  if (data.heard >= trial.sent) send(trial, true);
  return () => clearTimeout(trial.timer);
}

function lay(trial) {
  const { root, data } = trial;
  const rows = root.getElementById("rows");
  if (rows.dataset.of !== trial.of) {
    rows.dataset.of = trial.of;
    rows.replaceChildren(...data.names.map(([id, name]) => row(trial, id, name)));
  }
  const back = root.getElementById("back");
  back.textContent = data.words.back;
  back.onclick = () => move(trial, data.position);
  say(trial);
}

function row(trial, id, name) {
  const whole = Object.assign(document.createElement("div"), { className: "row" });
  const label = Object.assign(document.createElement("label"), { htmlFor: `w-${id}`, textContent: name });
  const said = Object.assign(document.createElement("output"), { id: `o-${id}`, htmlFor: `w-${id}` });
  said.setAttribute("aria-hidden", "true"); // the slider says the same
  const input = Object.assign(document.createElement("input"), { id: `w-${id}`, type: "range", min: 0, max: 100, step: 1 });
  input.oninput = () => move(trial, { [id]: Number(input.value) });
  whole.append(label, said, input);
  return whole;
}

function move(trial, weights) {
  Object.assign(trial.weights, weights);
  trial.moved = true;
  say(trial);
  send(trial, false);
}

function say({ root, data, weights }) {
  const format = new Intl.NumberFormat(data.language, { maximumFractionDigits: 0 });
  const total = Object.values(weights).reduce((sum, one) => sum + one, 0);
  for (const [id] of data.names) {
    const input = root.getElementById(`w-${id}`);
    if (Number(input.value) !== weights[id]) input.value = weights[id];
    const share = format.format(total ? (100 * weights[id]) / total : 0);
    const said = data.words.counts.replace("{share}", share);
    input.setAttribute("aria-valuetext", said);
    root.getElementById(`o-${id}`).textContent = said;
  }
  root.getElementById("back").disabled = data.names.every(([id]) => weights[id] === data.position[id]);
}

function send(trial, free) {
  clearTimeout(trial.timer);
  if (!trial.moved) return;
  const late = trial.at + PATIENCE - performance.now();
  if (!free && trial.sent > trial.data.heard && late > 0) {
    trial.timer = setTimeout(() => send(trial, false), late);
    return;
  }
  trial.moved = false;
  trial.sent += 1;
  trial.at = performance.now();
  trial.tell("told", { number: trial.sent, weights: { ...trial.weights } });
}
