// How far one has come, and how long one has: quiet until five minutes remain, told aloud at 10, 5 and 1 minute.
const LOUD = 5 * 60; // seconds
const ALOUD = [10 * 60, 5 * 60, 60];
const GRACE = 2000; // ms without a connection before anything is said about it
const EARLY = 4; // seconds before the end at which everything typed is sent off

const strips = new WeakMap();

export default function (component) {
  const { data: [data], parentElement: root, setTriggerValue } = component;
  let strip = strips.get(root);
  if (!strip) {
    strip = { timer: 0, told: null };
    strip.wake = () => { if (document.visibilityState === "visible") tick(root, strip); };
    document.addEventListener("visibilitychange", strip.wake);
    watch(root, strip);
    strips.set(root, strip);
  }
  if (strip.now !== data.now) strip.skew = Date.parse(data.now) - Date.now(); // the server's clock counts
  if (strip.deadline !== data.deadline) Object.assign(strip, { told: null, sent: false, expired: 0 });
  Object.assign(strip, { now: data.now, deadline: data.deadline, data, tell: setTriggerValue });
  progress(root, data);
  tick(root, strip);
  return () => {
    clearTimeout(strip.timer);
    document.removeEventListener("visibilitychange", strip.wake);
    strip.watching.disconnect();
    clearTimeout(strip.grace);
    strips.delete(root);
  };
}

// Answers are kept on the device while the connection is gone; the ways on have to wait, and Streamlit says so in English.
function watch(root, strip) {
  const app = document.querySelector('[data-testid="stApp"]');
  const look = () => {
    clearTimeout(strip.grace);
    const gone = app?.dataset.testConnectionState !== "CONNECTED";
    strip.grace = setTimeout(() => {
      root.querySelector("#offline").textContent = gone ? strip.data.words.offline : "";
    }, gone ? GRACE : 0);
  };
  strip.watching = new MutationObserver(look);
  if (app) strip.watching.observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
}

function progress(root, data) {
  const bar = root.querySelector("#bar");
  bar.hidden = data.share === null;
  if (data.share !== null) {
    bar.setAttribute("aria-label", data.words.progress);
    bar.setAttribute("aria-valuenow", String(Math.round(100 * data.share)));
    bar.setAttribute("aria-valuetext", data.where);
    bar.firstElementChild.style.width = `${100 * data.share}%`;
  }
  root.querySelector("#step").textContent = data.where;
}

function tick(root, strip) {
  clearTimeout(strip.timer);
  const timer = root.querySelector("#left");
  timer.hidden = !strip.deadline;
  if (!strip.deadline) return;
  const ms = Date.parse(strip.deadline) - (Date.now() + strip.skew);
  const left = Math.max(0, Math.ceil(ms / 1000));
  timer.setAttribute("aria-label", strip.data.words.label);
  show(timer, left, strip.data.words);
  announce(root, strip, left);
  if (left <= EARLY && !strip.sent) {
    strip.sent = true;
    for (const flush of (window.__assay?.flushes ?? new Map()).values()) flush();
  }
  if (ms <= 0 && Date.now() - (strip.expired || 0) > 5000) {
    strip.expired = Date.now();
    strip.tell("expired", true);
  }
  strip.timer = setTimeout(() => tick(root, strip), ms <= 0 ? 1000 : ms % 1000 || 1000);
}

function show(timer, left, words) {
  const pad = (n) => String(n).padStart(2, "0");
  const said = left > LOUD
    ? words.minutes.replace("{n}", Math.ceil(left / 60))
    : words.seconds.replace("{clock}", `${Math.floor(left / 60)}:${pad(left % 60)}`);
  if (timer.textContent !== said) timer.textContent = said;
  timer.className = left > LOUD ? "" : "loud";
}

function announce(root, strip, left) {
  const mark = ALOUD.filter((one) => left <= one).pop() ?? null;
  if (mark === strip.told) return;
  const first = strip.told === null && mark !== null && left < mark - 5; // arrived later: no belated call
  strip.told = mark;
  if (mark !== null && !first) root.querySelector("#aloud").textContent = strip.data.words[`at_${mark / 60}`];
}
