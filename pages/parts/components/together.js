// Pieces of ours below each other in one component, each in a shadow tree of its own, so that ids and styles are too.
export default function (component) {
  const { data: [data], parentElement: root, setTriggerValue } = component;
  const list = root.querySelector("#parts");
  const hosts = new Map([...list.children].map((host) => [host.dataset.part, host]));
  const shown = data.parts.map((part) => {
    const host = hosts.get(part.id) ?? planted(part);
    hosts.delete(part.id);
    host.leave = KINDS[part.kind].show({
      data: [part.data],
      parentElement: host.shadowRoot,
      setTriggerValue: (_event, value) => setTriggerValue("told", { part: part.id, value }),
    });
    return host;
  });
  for (const host of hosts.values()) {
    host.leave?.();
    host.remove();
  }
  shown.forEach((host, at) => { if (list.children[at] !== host) list.insertBefore(host, list.children[at] ?? null); });
  return () => shown.forEach((host) => host.leave?.());
}

function planted(part) {
  const host = document.createElement("div");
  host.dataset.part = part.id;
  host.dataset.kind = part.kind;
  host.attachShadow({ mode: "open" }).innerHTML = KINDS[part.kind].template;
  return host;
}
