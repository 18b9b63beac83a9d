// One answer in words: kept on this device while it is typed, saved when typing pauses, never lost in between.
const PAUSE = 600; // ms without a key before saving
const AGAIN = 2000; // ms between two tries while the server does not answer
const PATIENCE = 10000; // ms before an unanswered save counts as lost

const editors = new WeakMap(); // shadow root -> the editor living in it

function shared() {
  window.__assay ??= { flushes: new Map(), mounted: new Map() };
  return window.__assay;
}

// Shows one box in a shadow root of its own; returns what has to be done when it goes.
function show(root, data) {
  let editor = editors.get(root);
  if (editor) {
    editor.data = data;
    catchUp(editor);
  } else {
    editor = begin(root, data);
    editors.set(root, editor);
  }
  draw(editor);
  editor.flush ??= () => settle(editor);
  shared().flushes.set(editor.place, editor.flush);
  return () => leave(root, editor);
}

function begin(root, data) {
  const place = `assay:${data.attempt}:${data.item}:${data.field}`;
  shared().mounted.get(place)?.retire(); // what an earlier mount has not yet saved is in the mirror
  const box = document.createElement(data.line ? "input" : "textarea");
  box.id = "box";
  box.setAttribute("aria-describedby", "before hint count state");
  if (data.line) {
    box.type = "text";
    box.inputMode = "decimal";
    box.autocomplete = "off";
    box.maxLength = 200;
  }
  root.querySelector("#place").replaceChildren(box);
  const editor = {
    root, box, place, data, base: data.revision, sent: [], dirty: false, timer: 0, sending: null, rival: null, over: "",
  };
  editor.retire = () => { editor.retired = true; clearTimeout(editor.timer); gone(editor); };
  shared().mounted.set(place, editor);
  box.value = data.text;
  restore(editor);
  listen(editor);
  return editor;
}

function listen(editor) {
  const { box, root } = editor;
  box.oninput = () => touched(editor);
  box.onblur = () => { if (editor.dirty) push(editor); };
  root.querySelector("#mine").onclick = () => choose(editor, true);
  root.querySelector("#theirs").onclick = () => choose(editor, false);
  const hidden = () => { if (document.visibilityState === "hidden" && editor.dirty) push(editor); };
  const leaving = () => beacon(editor);
  const online = () => { if (editor.dirty) push(editor); };
  document.addEventListener("visibilitychange", hidden);
  window.addEventListener("pagehide", leaving);
  window.addEventListener("online", online);
  editor.off = () => {
    document.removeEventListener("visibilitychange", hidden);
    window.removeEventListener("pagehide", leaving);
    window.removeEventListener("online", online);
  };
}

function leave(root, editor) {
  editors.delete(root);
  editor.left = true;
  push(editor); // and goes on trying after the box is gone
}

function gone(editor) {
  editor.off();
  if (shared().flushes.get(editor.place) === editor.flush) shared().flushes.delete(editor.place);
  if (shared().mounted.get(editor.place) === editor) shared().mounted.delete(editor.place);
}

// --- what this device remembers ---------------------------------------------------------------------------------

function mirror(editor) {
  const kept = { text: editor.box.value, base: editor.base, synced: !editor.dirty, sent: editor.sent };
  try { localStorage.setItem(editor.place, JSON.stringify(kept)); } catch { /* full or forbidden: the server has it */ }
}

function restore(editor) {
  let kept = null;
  try { kept = JSON.parse(localStorage.getItem(editor.place)); } catch { /* nothing readable is nothing kept */ }
  const { data, box } = editor;
  if (!kept || kept.synced || kept.text === data.text) return;
  box.value = kept.text;
  editor.dirty = true;
  editor.sent = kept.sent ?? [];
  if (kept.base >= data.revision || editor.sent.includes(data.text)) {
    editor.news = "restored";
    editor.timer = setTimeout(() => push(editor), 0);
  } else {
    editor.rival = { text: data.text, revision: data.revision };
  }
}

// --- typing and saving ----------------------------------------------------------------------------------------------

function touched(editor) {
  editor.dirty = true;
  editor.news = "";
  mirror(editor);
  draw(editor);
  clearTimeout(editor.timer);
  editor.timer = setTimeout(() => push(editor), PAUSE);
}

function push(editor) {
  clearTimeout(editor.timer);
  editor.sending ??= deliver(editor).finally(() => {
    editor.sending = null;
    if (editor.left && (!editor.dirty || editor.rival)) gone(editor);
    draw(editor);
  });
  return editor.sending;
}

async function deliver(editor) {
  while (editor.dirty && !editor.rival && !editor.over && !editor.retired) {
    const text = editor.box.value;
    const reply = await send(editor, text);
    if (editor.retired || !(await heard(editor, text, reply))) return;
  }
}

function parcel(editor, text) {
  const { data } = editor;
  editor.sent = [...editor.sent.slice(-4), text];
  mirror(editor);
  const answer = { ...(editor.answer ?? data.answer), [data.field]: text };
  return JSON.stringify({ item: data.item, answer, base: editor.base, tab: data.tab });
}

async function send(editor, text) {
  const body = parcel(editor, text);
  const patience = new AbortController();
  const bell = setTimeout(() => patience.abort(), PATIENCE);
  try {
    return await fetch("/api/autosave", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      keepalive: body.length < 60000, // so that it survives a closing tab; browsers allow 64 KiB in all
      signal: patience.signal,
    });
  } catch {
    return null;
  } finally {
    clearTimeout(bell);
  }
}

function beacon(editor) {
  if (!editor.dirty || editor.rival || editor.over) return;
  const body = new Blob([parcel(editor, editor.box.value)], { type: "application/json" });
  navigator.sendBeacon("/api/autosave", body);
}

async function heard(editor, text, reply) {
  const said = reply ? await reply.json().catch(() => ({})) : {};
  if (reply?.ok) {
    accept(editor, text, said);
    return true;
  }
  if (reply?.status === 409 && said.reason === "stale") return overtaken(editor, said.latest);
  if (reply?.status === 409) return finish(editor, said.reason === "sealed" ? "sealed" : "closed");
  if (reply?.status === 413) return refuse(editor, "too_long");
  if (reply?.status === 400 || reply?.status === 422) return refuse(editor, "refused");
  editor.news = reply?.status === 401 || reply?.status === 403 ? "signed_out" : "offline";
  editor.timer = setTimeout(() => push(editor), AGAIN);
  return false;
}

function accept(editor, text, said) {
  editor.base = said.revision;
  editor.savedAt = said.saved_at;
  editor.dirty = editor.box.value !== text;
  editor.news = "";
  mirror(editor);
  draw(editor);
}

function refuse(editor, why) {
  editor.news = why; // nothing is tried again until the words change
  return false;
}

function finish(editor, why) {
  editor.over = why;
  editor.dirty = false;
  mirror(editor);
  return false;
}

// --- somebody else has saved ------------------------------------------------------------------------------------

function overtaken(editor, latest) {
  const text = latest.answer[editor.data.field] ?? "";
  const ours = latest.tab === editor.data.tab || editor.sent.includes(text) || text === editor.box.value;
  if (!ours) {
    editor.rival = { text, revision: latest.revision };
    return false;
  }
  editor.base = latest.revision;
  editor.answer = latest.answer;
  editor.dirty = editor.box.value !== text;
  mirror(editor);
  return true;
}

function catchUp(editor) {
  const { data, box } = editor;
  if (data.revision <= editor.base) return;
  if (!editor.dirty && box.value !== data.text) {
    box.value = data.text;
    editor.news = "newer";
  } else if (editor.dirty && box.value !== data.text && !editor.sent.includes(data.text)) {
    editor.rival = { text: data.text, revision: data.revision };
    return;
  }
  editor.base = data.revision;
  editor.answer = data.answer;
  editor.dirty = box.value !== data.text;
  mirror(editor);
}

function choose(editor, mine) {
  editor.base = editor.rival.revision;
  if (!mine) editor.box.value = editor.rival.text;
  editor.dirty = mine;
  editor.rival = null;
  mirror(editor);
  draw(editor);
  editor.box.focus();
  if (mine) push(editor);
}

async function settle(editor) {
  if (editor.over) return true;
  await push(editor);
  return !editor.dirty && !editor.rival;
}
