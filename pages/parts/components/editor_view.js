// What the box shows of itself: its state in words, the counters, the other version in a conflict.

function draw(editor) {
  const { root, box, data } = editor;
  const words = data.words;
  const at = (id) => root.getElementById(id);
  drawBefore(at("before"), data.before);
  write(at("label"), data.label);
  write(at("hint"), data.hint);
  write(at("unit"), data.unit);
  box.readOnly = Boolean(editor.over);
  if (!data.line) box.style.minHeight = `calc(${1.5 * data.rows}em + 1.25rem)`;
  at("rival").hidden = !editor.rival;
  if (editor.rival) {
    write(at("rival-said"), words.rival);
    write(at("rival-label"), words.rival_other);
    write(at("rival-text"), editor.rival.text || words.rival_empty);
    write(at("mine"), words.rival_keep_mine);
    write(at("theirs"), words.rival_take_other);
  }
  drawState(editor);
  drawCount(editor);
}

function write(node, said) {
  const text = said ?? "";
  if (node.textContent !== text) node.textContent = text;
  node.hidden = !text;
}

function drawState(editor) {
  const { root, data } = editor;
  const words = data.words;
  const trouble = editor.over || (editor.rival ? "" : editor.news);
  let said = "";
  if (!trouble && editor.dirty) said = words.unsaved;
  else if (!trouble && editor.savedAt) said = words.saved_at.replace("{clock}", clock(editor.savedAt, data.language));
  else if (!trouble && editor.base > 0) said = words.saved;
  write(root.getElementById("state"), said || " ");
  write(root.getElementById("trouble"), trouble ? words[trouble] : "");
}

function clock(moment, language) {
  return new Date(moment).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
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
    write(root.getElementById("fold-label"), data.words.fold);
    write(root.getElementById("fold-text"), facts.seen);
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
