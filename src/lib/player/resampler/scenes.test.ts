import { expect, test } from 'vitest';
import { THINGS } from '../../flamingo/world/things';
import { scenesOf } from './scenes';
import { defaults } from './state';

const flamingo = THINGS.find(({ name }) => name === 'flamingo')?.index;

test('a clip has its first and last frame wherever its frames are few or many', () => {
  const of = (frames: number) => scenesOf({ ...defaults, frames });
  const [two, eight] = [of(2), of(8)];
  expect([two.length, eight.length]).toEqual([2, 8]);
  expect([eight[0], eight[7]]).toEqual(two);
  const places = eight.map(({ sprites: [{ x }] }) => x);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places[7]).toBeGreaterThan(places[0]);
  expect(new Set(eight.map(({ sprites: [{ sprite }] }) => sprite))).toEqual(new Set([flamingo]));
});

test('of separate pictures each stays when more are added, and the chosen thing is the first', () => {
  const of = (frames: number) => scenesOf({ ...defaults, mode: 'pictures', frames });
  expect(of(8).slice(0, 3)).toEqual(of(3));
  expect(of(1)[0].sprites[0].sprite).toBe(flamingo);
  expect(new Set(of(8).map(({ sprites: [{ sprite }] }) => sprite)).size).toBeGreaterThan(4);
});

test('another seed is another clip, the same seed the same', () => {
  expect(scenesOf(defaults)).toEqual(scenesOf({ ...defaults }));
  expect(scenesOf(defaults)).not.toEqual(scenesOf({ ...defaults, seed: 8 }));
});
