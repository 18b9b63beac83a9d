// A picture file, sent whole: nothing runs on the page, and what was handed in before is kept until another is taken.
const AGAIN = 2000; // ms between two tries while the server does not answer
const shelves = new WeakMap(); // shadow root -> the shelf living in it

export default function (component) {
  const { data: [data], parentElement: root } = component;
  window.__assay ??= { flushes: new Map(), mounted: new Map() };
  let shelf = shelves.get(root);
  if (!shelf) {
    shelf = { root, state: "", work: null, revision: -1, place: `upload:${data.attempt}:${data.item}` };
    shelves.set(root, shelf);
    listen(shelf);
  }
  shelf.data = data;
  if (data.revision > shelf.revision) {
    shelf.revision = data.revision;
    shelf.file = data.file;
  }
  shelf.flush ??= async () => { await shelf.work; return true; };
  window.__assay.flushes.set(shelf.place, shelf.flush);
  draw(shelf);
  return async () => {
    shelves.delete(root);
    await shelf.work; // goes on sending after it has gone from the page
    if (window.__assay.flushes.get(shelf.place) === shelf.flush) window.__assay.flushes.delete(shelf.place);
  };
}

function listen(shelf) {
  const [input, drop] = ["file", "drop"].map((id) => shelf.root.getElementById(id));
  const take = ([file]) => {
    if (!file || shelf.work) return;
    shelf.work = send(shelf, file).finally(() => { shelf.work = null; draw(shelf); });
    draw(shelf);
  };
  input.onchange = () => { take(input.files); input.value = ""; }; // the same file may be chosen again
  const over = (is) => (event) => { event.preventDefault(); drop.classList.toggle("over", is); };
  drop.ondragover = over(true);
  drop.ondragleave = over(false);
  drop.ondrop = (event) => { over(false)(event); take(event.dataTransfer.files); };
}

async function send(shelf, file) {
  const { data } = shelf;
  if (file.size > data.most) {
    shelf.state = "too_large";
    return;
  }
  if (!data.attempt) { // somebody only tries the task: nothing leaves the browser
    shelf.local = URL.createObjectURL(file);
    return;
  }
  const body = await file.arrayBuffer(); // its name stays on this device
  const address = `/api/upload?item=${encodeURIComponent(data.item)}&tab=${encodeURIComponent(data.tab)}`;
  for (;;) {
    shelf.state = shelf.state === "offline" ? "offline" : "sending";
    draw(shelf);
    let reply = null;
    try { reply = await fetch(address, { method: "POST", body }); } catch { /* tried again below */ }
    const said = reply ? await reply.json().catch(() => ({})) : {};
    if (reply?.ok) {
      Object.assign(shelf, { state: "saved", file: said.media, revision: said.revision });
      return;
    }
    if (reply?.status === 401 || reply?.status === 403) {
      shelf.state = "signed_out";
      return;
    }
    if (reply && [409, 413, 422].includes(reply.status)) {
      shelf.state = said.reason in data.words ? said.reason : "refused";
      return;
    }
    shelf.state = "offline";
    draw(shelf);
    await new Promise((wake) => setTimeout(wake, AGAIN));
  }
}

function draw(shelf) {
  const { root, data, state, file } = shelf;
  const at = (id) => root.getElementById(id);
  Keeping.write(at("label"), data.label);
  Keeping.write(at("hint"), data.words.hint);
  Keeping.write(at("choose"), file ? data.words.other : data.words.choose);
  at("file").disabled = Boolean(shelf.work);
  const said = data.words[state || (file ? "saved" : "")] ?? "";
  if (at("state").textContent !== said) at("state").textContent = said;
  at("state").className = ["", "saved", "sending"].includes(state) ? "" : "trouble";
  const shown = at("shown");
  shown.hidden = !file && !shelf.local;
  shown.alt = data.words.shown;
  const source = shelf.local ?? (file ? `/files/${encodeURIComponent(file)}` : "");
  if (source && shown.getAttribute("src") !== source) shown.src = source;
}
