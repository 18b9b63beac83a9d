// Several boxes below each other in one component.
export default function (component) {
  const { data: [data], parentElement: root } = component;
  const plant = (host) => host.shadowRoot.append(root.querySelector("#one").content.cloneNode(true));
  return hosted(root.querySelector("#boxes"), data.boxes, (box) => `${box.item}:${box.field}`, plant, (shadow, box) =>
    show(shadow, { ...box, words: { ...data.words, ...box.words } }));
}
