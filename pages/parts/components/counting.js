// How long a text is, as each network counts: the same rules as assessments/evidence/counting.py, whose patterns for
// links (LINK) and emoji (EMOJI) stand above this line.
const LIGHT = [[0, 4351], [8192, 8205], [8208, 8223], [8242, 8247]]; // code points that weigh 1 on X, all others 2
const LINK_WEIGHT = 23;
const EMOJI_WEIGHT = 2;
const HASHTAG = /(?<![\p{Alphabetic}\p{M}\p{Nd}\p{Pc}])#[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]+/gu;
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function lengthOf(text, how) {
  switch (how) {
    case "x_weighted": return weightOnX(text);
    case "graphemes": return [...graphemes.segment(text)].length;
    case "bytes": return new TextEncoder().encode(text).length;
    case "words": return text.split(/\s+/u).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
    default: return [...text].length;
  }
}

function weightOnX(text) {
  const composed = text.normalize("NFC");
  const links = (composed.match(LINK) ?? []).length;
  const rest = composed.replace(LINK, "");
  const pictures = (rest.match(EMOJI) ?? []).length;
  let weight = links * LINK_WEIGHT + pictures * EMOJI_WEIGHT;
  for (const char of rest.replace(EMOJI, "")) {
    const code = char.codePointAt(0);
    weight += LIGHT.some(([low, high]) => low <= code && code <= high) ? 1 : 2;
  }
  return weight;
}

function hashtagsOf(text) {
  return text.normalize("NFC").replace(LINK, " ").match(HASHTAG) ?? [];
}

function emojiOf(text) {
  return (text.match(EMOJI) ?? []).filter((one) => one !== "\u2122");
}

function beforeFold(text, limits) {
  if (limits.fold === null || lengthOf(text, limits.count) <= limits.fold) return text;
  let seen = "";
  let points = 0;
  for (const { segment } of graphemes.segment(text)) {
    points += [...segment].length;
    if (points > limits.fold) break;
    seen += segment;
  }
  return seen;
}

function counters(text, limits) {
  return {
    count: lengthOf(text, limits.count),
    visible: beforeFold(text, limits),
    hashtags: hashtagsOf(text),
    emoji: emojiOf(text).length,
    lines: text ? text.split("\n").length : 0,
  };
}

// What the editor says about it: one phrase for each limit, "over" where it is broken.
function count(text, limits, words) {
  const facts = counters(text, limits);
  const said = [];
  const fill = (phrase, n, max) => phrase.replace("{n}", n).replace("{max}", max);
  const add = (phrase, n, max) => said.push({ said: fill(phrase, n, max), over: max !== null && n > max });
  if (limits.maximum !== null && facts.count > limits.maximum) {
    said.push({ said: fill(words.too_long, facts.count - limits.maximum, limits.maximum), over: true });
  }
  if (limits.maximum !== null) add(words.of, facts.count, limits.maximum);
  else add(words.count, facts.count, null);
  if (limits.minimum !== null && facts.count < limits.minimum) {
    said.push({ said: words.at_least.replace("{min}", limits.minimum), over: false });
  }
  if (limits.hashtags !== null) add(words.hashtags, facts.hashtags.length, limits.hashtags);
  if (limits.emoji !== null) add(words.emoji, facts.emoji, limits.emoji);
  if (limits.lines !== null) add(words.lines, facts.lines, limits.lines);
  const folded = limits.fold !== null && facts.visible !== text;
  return { said, over: said.some((one) => one.over), seen: folded ? `${facts.visible.trimEnd()} …` : "" };
}
