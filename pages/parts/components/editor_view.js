// What the box shows besides its words: what is asked, and the counters.

function draw(editor) {
  const { root, box, data, kept } = editor;
  const at = (id) => root.getElementById(id);
  drawBefore(at("before"), data.before);
  Keeping.write(at("label"), data.label);
  Keeping.write(at("hint"), data.hint);
  Keeping.write(at("unit"), data.unit);
  if (!data.line) box.style.minHeight = `calc(${1.5 * data.rows}em + 1.25rem)`;
  box.readOnly = Boolean(kept.over);
  Keeping.drawn(kept, root);
  drawCount(editor);
}

function drawCount(editor) {
  const { root, box, data } = editor;
  const facts = data.limits ? count(box.value, data.limits, data.words) : { said: [], over: false, seen: "" };
  const list = root.getElementById("count");
  list.replaceChildren(...facts.said.map((one) => {
    const piece = document.createElement("span");
    piece.textContent = one.said;
    piece.className = one.over ? "over" : "";
    return piece;
  }));
  if (facts.over && !editor.wasOver) root.getElementById("aloud").textContent = facts.said.find((one) => one.over).said;
  if (!facts.over) root.getElementById("aloud").textContent = "";
  editor.wasOver = facts.over;
  root.getElementById("fold").hidden = !facts.seen;
  if (facts.seen) {
    Keeping.write(root.getElementById("fold-label"), data.words.fold);
    Keeping.write(root.getElementById("fold-text"), facts.seen);
  }
}

// What was said before this answer, by whom; drawn once, for it does not change.
function drawBefore(node, said) {
  node.hidden = !said.length;
  if (node.childElementCount === said.length) return;
  node.replaceChildren(...said.map(([who, words]) => {
    const line = document.createElement("p");
    line.append(Object.assign(document.createElement("strong"), { textContent: who }), ` ${words}`);
    return line;
  }));
}
