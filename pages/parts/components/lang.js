// The page around the words: its language, the top of a new step, and nothing left behind on this device at the end.
const leaves = new WeakMap();

export default function (component) {
  const { data: [data], parentElement: root } = component;
  document.documentElement.lang = data.language;
  document.documentElement.dir = "ltr";
  const before = leaves.get(root);
  if (before !== undefined && before !== data.step) toTop();
  leaves.set(root, data.step);
  if (data.forget) forget(`assay:${data.forget}:`);
}

function toTop() {
  document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
  window.scrollTo({ top: 0 });
  const heading = document.querySelector("h1");
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
