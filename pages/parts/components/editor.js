// One answer in words, in a box that grows with it.
const PAUSE = 600; // ms without a key before saving

const editors = new WeakMap(); // shadow root -> the editor living in it

// Shows one box in a shadow root of its own; returns what has to be done when it goes.
function show(root, data) {
  return Keeping.show(editors, root, data, data.text, { build: begin, draw });
}

function begin(root, data) {
  const box = document.createElement(data.line ? "input" : "textarea");
  box.id = "box";
  box.setAttribute("aria-describedby", "before hint count state");
  if (data.line) {
    box.type = "text";
    box.inputMode = data.limits ? "text" : "decimal"; // what has a length is words
    box.className = data.limits ? "words" : "";
    box.autocomplete = "off";
    box.maxLength = 200;
  }
  root.querySelector("#place").replaceChildren(box);
  const editor = { root, box, data };
  editor.kept = Keeping.begin(`assay:${data.attempt}:${data.item}:${data.field}`, data, data.text, {
    read: () => box.value,
    put: (text) => { box.value = text; },
    of: (answer) => answer[data.field] ?? "",
    into: (answer, text) => ({ ...answer, [data.field]: text }),
    told: (text) => text,
    focus: () => box.focus(),
    draw: () => draw(editor),
  });
  box.oninput = () => Keeping.touched(editor.kept, PAUSE);
  box.onblur = () => { if (editor.kept.dirty) Keeping.push(editor.kept); };
  return editor;
}
