// Pieces of ours below each other in one component.
export default function (component) {
  const { data: [data], parentElement: root, setTriggerValue } = component;
  return hosted(root.querySelector("#parts"), data.parts, (part) => part.id, planted, (shadow, part) =>
    KINDS[part.kind].show({
      data: [part.data],
      parentElement: shadow,
      setTriggerValue: (_event, value) => setTriggerValue("told", { part: part.id, value }),
    }));
}

function planted(host, part) {
  host.dataset.kind = part.kind;
  host.shadowRoot.innerHTML = KINDS[part.kind].template;
}
