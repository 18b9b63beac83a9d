// Several questions below each other in one component.
export default function (component) {
  const { data: [data], parentElement: root } = component;
  const plant = (host) => host.shadowRoot.append(root.querySelector("#one").content.cloneNode(true));
  return hosted(root.querySelector("#questions"), data.questions, (one) => one.item, plant, (shadow, one) =>
    show(shadow, { ...one, words: data.words, lists: data.lists, language: data.language }));
}
