// A spoken answer: sound, and a picture only where somebody adds one, sent piece by piece while it is made, so that a lost connection loses nothing.
const PIECE = 1000; // ms of sound in a piece
const AGAIN = 2000; // ms between two tries while the server does not answer
const TYPES = ["audio/webm;codecs=opus", "audio/webm", "audio/mp4", "audio/ogg"];
const PICTURED = ["video/webm;codecs=vp8,opus", "video/webm", "video/mp4"];
const BITS = { audioBitsPerSecond: 32000, videoBitsPerSecond: 400000 };
const PICTURE = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 20 } };

const desks = new WeakMap();

export default function (component) {
  const { data: [data], parentElement: root, setTriggerValue } = component;
  window.__assay ??= { flushes: new Map(), mounted: new Map() };
  let desk = desks.get(root);
  if (!desk) {
    desk = { root, place: `sound:${data.attempt}:${data.item}`, state: "", take: null, revision: -1 };
    desks.set(root, desk);
    root.getElementById("go").onclick = () => (desk.take ? stop(desk) : begin(desk));
    root.getElementById("picture").onchange = () => { desk.state = ""; draw(desk); };
  }
  desk.data = data;
  desk.tell = setTriggerValue;
  if (data.revision > desk.revision) {
    desk.revision = data.revision;
    desk.answer = data.answer;
  }
  desk.flush ??= () => settle(desk);
  window.__assay.flushes.set(desk.place, desk.flush);
  draw(desk);
  return () => leave(root, desk);
}

async function leave(root, desk) {
  desks.delete(root);
  await settle(desk); // goes on sending after the desk is gone
  if (window.__assay.flushes.get(desk.place) === desk.flush) window.__assay.flushes.delete(desk.place);
}

async function settle(desk) {
  if (desk.take) stop(desk);
  await desk.work;
  return !desk.failed;
}

// --- recording ------------------------------------------------------------------------------------------------------

async function begin(desk) {
  if (desk.work || desk.answer.tries.length >= desk.data.tries) return;
  desk.state = "";
  const pictured = desk.data.picture && desk.root.getElementById("picture").checked;
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: pictured && PICTURE });
  } catch {
    desk.state = pictured ? "no_camera" : "no_microphone";
    draw(desk);
    return;
  }
  const mimeType = (pictured ? PICTURED : TYPES).find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { mimeType, ...BITS });
  const take = {
    pictured,
    id: crypto.randomUUID(), recorder, stream, pieces: [], ended: false, since: performance.now(), seconds: 0, wake: null,
  };
  desk.take = take;
  recorder.ondataavailable = (event) => { if (event.data.size) { take.pieces.push(event.data); take.wake?.(); } };
  recorder.onstop = () => ended(desk, take);
  recorder.start(PIECE);
  const mirror = desk.root.getElementById("mirror");
  if (pictured) {
    mirror.srcObject = stream;
    mirror.play().catch(() => {}); // a browser that does not show it records all the same
  }
  listen(desk, take);
  desk.work = bring(desk, take).finally(() => { desk.work = null; draw(desk); });
  tick(desk, take);
}

function stop(desk) {
  if (desk.take?.recorder.state === "recording") desk.take.recorder.stop();
}

function ended(desk, take) {
  take.seconds = (performance.now() - take.since) / 1000;
  take.ended = true;
  for (const track of take.stream.getTracks()) track.stop();
  take.sound?.close();
  desk.root.getElementById("mirror").srcObject = null;
  take.wake?.();
  desk.take = null;
  draw(desk);
}

function tick(desk, take) {
  if (take.ended) return;
  const gone = (performance.now() - take.since) / 1000;
  if (gone >= desk.data.seconds) stop(desk);
  else setTimeout(() => tick(desk, take), 250);
  draw(desk, gone);
}

function listen(desk, take) {
  try {
    take.sound = new AudioContext();
    const analyser = take.sound.createAnalyser();
    take.sound.createMediaStreamSource(take.stream).connect(analyser);
    const wave = new Float32Array(analyser.fftSize);
    take.loudness = () => {
      analyser.getFloatTimeDomainData(wave);
      return Math.min(1, 4 * Math.sqrt(wave.reduce((sum, one) => sum + one * one, 0) / wave.length));
    };
  } catch { /* only the little meter is missing */ }
}

// --- bringing it to the server --------------------------------------------------------------------------------------

async function bring(desk, take) {
  desk.failed = false;
  if (!desk.data.attempt) { await hold(desk, take); return; }
  const address = `/api/chunk?item=${encodeURIComponent(desk.data.item)}&try=${take.id}`;
  for (let n = 0; ; n += 1) {
    while (n >= take.pieces.length && !take.ended) await new Promise((wake) => { take.wake = wake; });
    if (n >= take.pieces.length) break;
    const sum = await digest(take.pieces[n]);
    if (!(await insist(desk, take, `${address}&n=${n}&sum=${sum}`, { body: take.pieces[n] }))) return;
  }
  if (!take.pieces.length) return;
  const all = `end=1&seconds=${take.seconds.toFixed(1)}&pieces=${take.pieces.length}`;
  const done = await insist(desk, take, `${address}&${all}`, {});
  if (done) await keep(desk, added(desk.answer, take, done.media));
}

function added(answer, take, media) {
  const pictured = [...answer.pictured, ...(take.pictured ? [media] : [])];
  return { ...answer, route: "sound", tries: [...answer.tries, media], kept: media, pictured };
}

// So that the server knows whether a piece has arrived as it was sent.
async function digest(piece) {
  const bytes = await crypto.subtle.digest("SHA-256", await piece.arrayBuffer());
  return [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, "0")).join("");
}

// Somebody only tries the task: what they say stays in this tab.
async function hold(desk, take) {
  while (!take.ended) await new Promise((wake) => { take.wake = wake; });
  const here = URL.createObjectURL(new Blob(take.pieces, { type: take.recorder.mimeType }));
  desk.answer = added(desk.answer, take, here);
}

async function insist(desk, take, address, options) {
  for (;;) {
    let reply = null;
    try { reply = await fetch(address, { method: "POST", ...options }); } catch { /* tried again below */ }
    if (reply?.ok) return reply.json();
    if (reply && [409, 413, 422].includes(reply.status)) {
      const said = await reply.json().catch(() => ({}));
      desk.state = said.reason === "closed" ? "closed" : "refused";
      desk.failed = desk.state === "refused";
      if (take && !take.ended) stop(desk);
      draw(desk);
      return null;
    }
    desk.state = reply?.status === 401 ? "signed_out" : "offline";
    draw(desk);
    await new Promise((wake) => setTimeout(wake, AGAIN));
  }
}

async function keep(desk, answer) {
  const { data } = desk;
  desk.answer = answer;
  if (!data.attempt) return;
  const body = JSON.stringify({ item: data.item, answer, base: desk.revision, tab: data.tab });
  const saved = await insist(desk, null, "/api/autosave", { body, headers: { "content-type": "application/json" } });
  if (!saved) return;
  desk.revision = saved.revision;
  desk.state = "saved";
  draw(desk);
  desk.tell("made", saved.revision);
}

// --- what is seen ---------------------------------------------------------------------------------------------------

function draw(desk, gone) {
  const { root, data, take, answer } = desk;
  const words = data.words;
  const at = (id) => root.getElementById(id);
  at("label").textContent = data.label;
  at("hint").textContent = words.hint;
  at("choice").hidden = !data.picture || Boolean(take) || answer.tries.length >= data.tries;
  at("picture-label").textContent = words.picture;
  at("mirror").hidden = !take?.pictured;
  at("mirror").setAttribute("aria-label", words.mirror);
  const left = data.tries - answer.tries.length;
  const go = at("go");
  go.textContent = take ? words.stop : words.record.replace("{n}", Math.min(answer.tries.length + 1, data.tries));
  go.className = take ? "on" : "";
  go.hidden = !take && left <= 0;
  go.setAttribute("aria-disabled", String(!take && Boolean(desk.work)));
  at("time").textContent = take ? words.time.replace("{gone}", clock(gone ?? 0)).replace("{all}", clock(data.seconds)) : "";
  at("level").hidden = !take?.loudness;
  if (take?.loudness) at("level").value = take.loudness();
  at("level").setAttribute("aria-label", words.level);
  const state = take && desk.state === "saved" ? "" : desk.state;
  const said = state ? words[state] : desk.work && !take ? words.sending : "";
  if (at("state").textContent !== said) at("state").textContent = said;
  drawTries(desk);
}

function clock(seconds) {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function drawTries(desk) {
  const { root, answer, data } = desk;
  const list = root.getElementById("tries");
  list.setAttribute("aria-label", data.words.which);
  const shown = [...list.children].map((one) => one.dataset.media).join();
  if (shown !== answer.tries.join()) {
    list.replaceChildren(...answer.tries.map((media, index) => tryRow(desk, media, index)));
  }
  for (const box of list.querySelectorAll("input")) box.checked = box.value === answer.kept;
}

function tryRow(desk, media, index) {
  const { words } = desk.data;
  const row = document.createElement("div");
  row.dataset.media = media;
  const label = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "radio", name: "kept", value: media });
  box.onchange = () => {
    if (desk.work) return;
    desk.work = keep(desk, { ...desk.answer, kept: media }).finally(() => { desk.work = null; draw(desk); });
  };
  label.append(box, words.keep.replace("{n}", index + 1));
  const pictured = desk.answer.pictured.includes(media);
  const sound = document.createElement(pictured ? "video" : "audio");
  Object.assign(sound, { controls: true, preload: "metadata", playsInline: true });
  sound.src = media.startsWith("blob:") ? media : `/files/${encodeURIComponent(media)}`;
  sound.setAttribute("aria-label", (pictured ? words.watch : words.play).replace("{n}", index + 1));
  row.append(label, sound);
  return row;
}
