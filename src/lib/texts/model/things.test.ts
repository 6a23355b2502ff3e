import { expect, test } from 'vitest';
import { THINGS } from '../../flamingo/world/things';
import { thingNames, things as en } from './things.en';
import { chineseNames, things as zh } from './things.zh';

test('every thing of the world has a name in either language, and no two the same', () => {
  expect(thingNames).toEqual(THINGS.map(({ name }) => name));
  const chinese = Object.values(chineseNames);
  expect(new Set(chinese).size).toBe(THINGS.length);
  for (const name of chinese) expect(name).toMatch(/^\p{Script=Han}+$/u);
});

test('a thing is found by its Chinese name on the Chinese page, and by its English one on both', () => {
  const flamingo = { name: 'flamingo' };
  expect([en.labelOf(flamingo), zh.labelOf(flamingo)]).toEqual(['flamingo', '火烈鸟（flamingo）']);
  expect([en.searchedBy(flamingo), zh.searchedBy(flamingo)]).toEqual([
    ['flamingo'],
    ['火烈鸟', 'flamingo'],
  ]);
});
