// The page around the words: its language, the top of a new step, nobody stopped from typing when the connection goes,
// and nothing left behind on this device at the end.
const leaves = new WeakMap();

export default function (component) {
  const { data: [data], parentElement: root } = component;
  document.documentElement.lang = data.language;
  document.documentElement.dir = "ltr";
  const before = leaves.get(root);
  if (before !== undefined && before !== data.step) drawn(() => toTop(root));
  leaves.set(root, data.step);
  if (data.forget) forget(`assay:${data.forget}:`);
  guardTyping();
}

// Streamlit answers a lost connection with a dialog, in English, that takes the keyboard away from whoever is typing.
// The line at the top says it instead, so the dialog is closed and the typing goes on where it was.
function guardTyping() {
  if (window.__assayGuard) return;
  let last = null;
  document.addEventListener("focusin", (event) => {
    const target = event.composedPath()[0];
    if (!target.closest?.('[data-testid="stDialog"]')) last = target;
  }, true);
  window.__assayGuard = new MutationObserver(() => {
    if (document.querySelector('[data-testid="stDialog"]')) close(last, 40);
  });
  window.__assayGuard.observe(document.body, { childList: true });
}

function close(last, tries) {
  const dialog = document.querySelector('[data-testid="stDialog"]');
  if (!dialog) {
    last?.focus?.({ preventScroll: true });
    return;
  }
  dialog.querySelector("button")?.click();
  if (tries > 0) setTimeout(() => close(last, tries - 1), 25);
}

// Calls `then` once the run that is going on has drawn everything.
function drawn(then, tries = 100) {
  const app = document.querySelector('[data-testid="stApp"]');
  if (tries > 0 && app?.dataset.testScriptState !== "notRunning") setTimeout(() => drawn(then, tries - 1), 30);
  else then();
}

function toTop(root) {
  document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
  window.scrollTo({ top: 0 });
  const pieces = [...root.host.parentElement.children].map((piece) => piece.shadowRoot);
  const heading = [document, ...pieces].map((one) => one?.querySelector("h1")).find(Boolean);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.style.outline = "none";
  heading.focus({ preventScroll: true });
}

function forget(prefix) {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(prefix)) localStorage.removeItem(name);
    }
  } catch { /* storage is forbidden: nothing was kept there either */ }
}
