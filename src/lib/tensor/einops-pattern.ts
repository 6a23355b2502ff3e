import { EinopsError } from './errors';

/** One axis of a tensor: the named axes multiplied into it ('(h d)' is [h, d], '1' is []). */
export type Group = readonly string[];

export const ELLIPSIS = '...';

export interface EinopsPattern {
  readonly left: readonly Group[];
  readonly right: readonly Group[];
}

/**
 * Reads einops' pattern language: "b n (h d) -> b h n d". Names are words; '1' is an axis of size
 * 1; '...' stands for any number of axes, outside parentheses.
 * @throws {EinopsError} quoting the pattern
 */
export function parseEinops(op: string, pattern: string): EinopsPattern {
  const sides = pattern.split('->');
  if (sides.length !== 2) throw new EinopsError(`${op} "${pattern}": exactly one "->" is needed`);
  const [left, right] = sides.map((side) => groupsOf(side, `${op} "${pattern}"`));
  return { left, right };
}

function groupsOf(side: string, where: string): Group[] {
  const tokens = side.match(/\([^()]*\)|[^\s()]+|[()]/g) ?? [];
  const groups = tokens.map((token) => {
    const names = token.startsWith('(') ? token.slice(1, -1).trim().split(/\s+/) : [token];
    return names.filter((name) => name !== '1' && name !== '');
  });
  tokens.forEach((token, i) => {
    const isWrong = (name: string) => !/^[A-Za-z]\w*$/.test(name) && name !== ELLIPSIS;
    const wrong = /^[()]$/.test(token) ? token : groups[i].find(isWrong);
    if (wrong) throw new EinopsError(`${where}: cannot read "${wrong}"`);
    if (token.startsWith('(') && groups[i].includes(ELLIPSIS)) {
      throw new EinopsError(`${where}: "..." inside parentheses is not supported`);
    }
  });
  const names = groups.flat();
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new EinopsError(`${where}: axis ${twice} appears twice on one side`);
  return groups;
}

/** Replaces '...' by `count` names of its own: '...0', '...1'. */
export function spreadEllipsis(groups: readonly Group[], count: number): Group[] {
  const axes = Array.from({ length: count }, (_, i) => [`${ELLIPSIS}${i}`]);
  return groups.flatMap((group) => (group[0] === ELLIPSIS ? axes : [group]));
}
