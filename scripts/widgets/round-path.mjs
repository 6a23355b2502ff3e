/** The `d` of an SVG path on whole units, with the least error: each corner is rounded where it lies, not each step to it. */

const NUMBER = '[\\s,]*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?)';
/** The flags of an arc may stand without a space: `a5 5 0 01-3 4`. */
const FLAG = '[\\s,]*([01])';

/** How many numbers follow a command. @type {Readonly<Record<string, number>>} */
const COUNT = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

/** Of an arc's numbers, those before its end are no places: radii, turn, flags. */
const ARC_LEAD = 5;

/** @typedef {readonly [x: number, y: number]} Point */
/** Where the pen is in the drawing as it was, and as it is drawn now. @typedef {{ exact: Point, drawn: Point }} Pen */

/**
 * @param {string} d of a path that ends its commands with letters, as all do
 * @returns {string} the same commands, relative ones staying relative
 * @throws {Error} naming a letter that is no command
 */
export function roundPath(d) {
  /** @type {Pen} */
  let pen = { exact: [0, 0], drawn: [0, 0] };
  let start = pen;
  let out = '';
  for (const [, letter, text] of d.matchAll(/([a-df-z])([^a-df-z]*)/gi)) {
    const kind = letter.toLowerCase();
    const count = COUNT[kind];
    if (count === undefined) throw new Error(`round-path: no command '${letter}'`);
    out += letter;
    if (kind === 'z') pen = start;
    const numbers = numbersOf(text, kind);
    /** @type {number[]} */
    const rounded = [];
    for (let i = 0; count > 0 && i < numbers.length; i += count) {
      const part = segment(pen, kind, letter === kind, numbers.slice(i, i + count));
      rounded.push(...part.numbers);
      pen = part.pen;
      if (kind === 'm' && i === 0) start = pen;
    }
    out += joined(rounded);
  }
  return out;
}

/**
 * One segment on whole units, and where the pen is after it.
 *
 * @param {Pen} pen @param {string} kind @param {boolean} isRelative @param {readonly number[]} numbers
 */
function segment({ exact, drawn }, kind, isRelative, numbers) {
  const lead = kind === 'a' ? ARC_LEAD : 0;
  const after = { exact: [...exact], drawn: [...drawn] };
  const shown = numbers.slice(lead).map((value, i) => {
    const axis = kind === 'h' ? 0 : kind === 'v' ? 1 : i % 2;
    const at = isRelative ? exact[axis] + value : value;
    after.exact[axis] = at;
    after.drawn[axis] = Math.round(at);
    return Math.round(at) - (isRelative ? drawn[axis] : 0);
  });
  const tenths = numbers.slice(0, lead).map((value) => Math.round(value * 10) / 10);
  return {
    numbers: [...tenths, ...shown],
    pen: /** @type {Pen} */ (/** @type {unknown} */ (after)),
  };
}

/** Numbers no further apart than they must be. @param {readonly number[]} numbers */
const joined = (numbers) =>
  numbers.map((value, i) => (i > 0 && value >= 0 ? ' ' : '') + String(value || 0)).join('');

/** @param {string} text @param {string} kind @returns {number[]} */
function numbersOf(text, kind) {
  /** @type {number[]} */
  const found = [];
  for (let at = 0; ;) {
    const place = found.length % COUNT.a;
    const isFlag = kind === 'a' && (place === 3 || place === 4);
    const scan = new RegExp(isFlag ? FLAG : NUMBER, 'iy');
    scan.lastIndex = at;
    /** @type {RegExpExecArray | null} */
    const match = scan.exec(text);
    if (!match) return found;
    found.push(Number(match[1]));
    at = scan.lastIndex;
  }
}
