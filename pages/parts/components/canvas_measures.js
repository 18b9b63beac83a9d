// What can be measured of a layout: the same rules as assessments/evidence/contrast.py and programs/canvas.py.
const SLACK = 1;
const LETTER_WIDTH = 62;
const LINE_HEIGHT = 110;

function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

// The room that the lines of a text take at a size, in hundredths of a pixel.
function room(lines, px) {
  return { wide: Math.max(...lines.map((line) => line.length)) * px * LETTER_WIDTH, high: lines.length * px * LINE_HEIGHT };
}

function fits(lines, at) {
  const { wide, high } = room(lines, at.px);
  return wide <= 100 * (at.w + SLACK) && high <= 100 * (at.h + SLACK);
}

function across(one, other) {
  return Math.max(one.x, other.x) - Math.min(one.x + one.w, other.x + other.w);
}

function down(one, other) {
  return Math.max(one.y, other.y) - Math.min(one.y + one.h, other.y + other.h);
}

function overlapping(one, other) {
  return across(one, other) < 0 && down(one, other) < 0;
}

// The nearest of the others in each of four directions, with how far away it is: [direction, id, px].
function neighbours(name, placed) {
  const here = placed[name];
  const nearest = {};
  for (const [other, there] of Object.entries(placed)) {
    if (other === name || overlapping(here, there)) continue;
    const [dx, dy] = [across(here, there), down(here, there)];
    const way = dy >= dx ? (there.y < here.y ? "above" : "below") : there.x < here.x ? "left" : "right";
    const away = Math.max(dx, dy);
    if (!(way in nearest) || away < nearest[way][1]) nearest[way] = [other, away];
  }
  return ["above", "below", "left", "right"].filter((way) => way in nearest).map((way) => [way, ...nearest[way]]);
}
