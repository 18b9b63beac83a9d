
// Several boxes below each other in one component, each in a shadow tree of its own, so that ids and styles are too.
export default function (component) {
  const { data: [data], parentElement: root } = component;
  const list = root.querySelector("#boxes");
  const hosts = new Map([...list.children].map((host) => [host.dataset.place, host]));
  const shown = data.boxes.map((box) => {
    const place = `${box.item}:${box.field}`;
    const host = hosts.get(place) ?? planted(root, place);
    hosts.delete(place);
    host.leave = show(host.shadowRoot, { ...box, words: { ...data.words, ...box.words } });
    return host;
  });
  for (const host of hosts.values()) removed(host);
  shown.forEach((host, at) => { if (list.children[at] !== host) list.insertBefore(host, list.children[at] ?? null); });
  return () => shown.forEach((host) => host.leave());
}

function planted(root, place) {
  const host = document.createElement("div");
  host.dataset.place = place;
  host.attachShadow({ mode: "open" }).append(root.querySelector("#one").content.cloneNode(true));
  return host;
}

function removed(host) {
  host.leave();
  host.remove();
}
