// Keeps one host for each of the `things` in `list`, in their order, each with a shadow tree of its own, so that ids
// and styles are too: `plant` fills a new one, `show` draws a thing in it and returns what has to be done when it goes.
function hosted(list, things, name, plant, show) {
  const hosts = new Map([...list.children].map((host) => [host.dataset.name, host]));
  const shown = things.map((thing) => {
    const called = name(thing);
    const host = hosts.get(called) ?? Object.assign(document.createElement("div"), { leave: null });
    hosts.delete(called);
    if (!host.shadowRoot) {
      host.dataset.name = called;
      host.attachShadow({ mode: "open" });
      plant(host, thing);
    }
    host.leave = show(host.shadowRoot, thing);
    return host;
  });
  for (const host of hosts.values()) {
    host.leave?.();
    host.remove();
  }
  shown.forEach((host, at) => { if (list.children[at] !== host) list.insertBefore(host, list.children[at] ?? null); });
  return () => shown.forEach((host) => host.leave?.());
}
