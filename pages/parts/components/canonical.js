// The same answer is always the same string: names are in order, and so are lists, which stand for sets.
function canonical(answer) {
  const sorted = (one) => {
    if (Array.isArray(one)) return [...one].sort();
    if (one === null || typeof one !== "object") return one;
    return Object.fromEntries(Object.keys(one).sort().map((name) => [name, sorted(one[name])]));
  };
  return JSON.stringify(sorted(answer));
}
