// Words to be read among what is answered.
export default function (component) {
  const { data: [data], parentElement: root } = component;
  const node = root.querySelector("#words");
  node.classList.toggle("assay-sheet", !data.own_look);
  if (node.said !== data.html) node.innerHTML = data.html; // escaped where it was made (pages/parts/prose.py)
  node.said = data.html;
  return () => {};
}
