/** The `d` of an SVG path on whole units, with the least error: each corner is rounded where it lies, not each step to it. */

const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi;

/** How many numbers follow a command; each pair of them is a place, but for H, V and A. */
const COUNT = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

/**
 * @param {string} d
 * @param {number} [unit] of the grid, in units of the drawing
 * @returns {string} the same commands, relative ones staying relative
 */
export function roundPath(d, unit = 1) {
  const pen = { exact: [0, 0], drawn: [0, 0], start: [[0, 0], [0, 0]] }; // prettier-ignore
  let out = '';
  for (const [, command, text] of d.matchAll(/([a-z])([^a-z]*(?:e[+-]?\d[^a-z]*)*)/gi)) {
    const kind = command.toLowerCase();
    const count = COUNT[kind];
    if (count === undefined) throw new Error(`round-path: no command '${command}'`);
    const numbers = kind === 'a' ? arcNumbers(text) : (text.match(NUMBER) ?? []).map(Number);
    out += command;
    if (kind === 'z') {
      [pen.exact, pen.drawn] = pen.start;
      continue;
    }
    const rounded = [];
    for (let i = 0; i < numbers.length; i += count) {
      rounded.push(...segment(pen, kind, command === kind, numbers.slice(i, i + count), unit));
      if (kind === 'm' && i === 0) pen.start = [pen.exact, pen.drawn];
    }
    out += joined(rounded);
  }
  return out;
}

/** One segment on the grid; moves the pen. */
function segment(pen, kind, isRelative, numbers, unit) {
  const { exact, drawn } = pen;
  const onGrid = (value) => Math.round(value / unit) * unit;
  const place = (value, axis) => {
    const at = isRelative ? exact[axis] + value : value;
    return { at, grid: onGrid(at), shown: onGrid(at) - (isRelative ? drawn[axis] : 0) };
  };
  // An arc's radii, turn and flags are no places.
  const lead = kind === 'a' ? numbers.slice(0, 5) : [];
  const axes =
    kind === 'h' ? [0] : kind === 'v' ? [1] : numbers.slice(lead.length).map((_, i) => i % 2);
  const places = axes.map((axis, i) => place(numbers[lead.length + i], axis));
  pen.exact = [...exact];
  pen.drawn = [...drawn];
  axes.forEach((axis, i) => {
    pen.exact[axis] = places[i].at;
    pen.drawn[axis] = places[i].grid;
  });
  return [
    ...lead.map((value, i) => (i < 3 ? tidy(value) : value)),
    ...places.map((p) => tidy(p.shown)),
  ];
}

const tidy = (value) => Math.round(value * 10) / 10;

/** Numbers apart by no more than they need; -0 is 0. */
const joined = (numbers) =>
  numbers.map((value, i) => (i > 0 && value >= 0 ? ' ' : '') + String(value || 0)).join('');

/** The flags of an arc may stand without a space: `a5 5 0 01-3 4`. */
function arcNumbers(text) {
  const found = [];
  const scan = /[\s,]*(?:([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?))/iy;
  const flag = /[\s,]*([01])/y;
  for (let at = 0; ;) {
    const one = found.length % 7 === 3 || found.length % 7 === 4 ? flag : scan;
    one.lastIndex = at;
    const match = one.exec(text);
    if (!match) return found;
    found.push(Number(match[1]));
    at = one.lastIndex;
  }
}
