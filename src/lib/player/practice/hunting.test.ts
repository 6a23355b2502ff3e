import { describe, expect, test } from 'vitest';
import { bugs, makeHunt, type Hunt } from '../../lesson';
import { defaultInputs, rowsOf } from '../../trace';
import { loadTexts } from '../../texts';
import { Hunting } from './hunting.svelte';
import { plainWords } from './plain-words';

const hunt = (bug: Hunt['bug'], step: Hunt['step'], tensor: Hunt['differs']['tensor']): Hunt => ({
  inputs: { ...defaultInputs, rows: rowsOf('..I.') },
  step,
  bug,
  differs: { tensor, cells: [[0, 0, 0, 0]] },
});

describe('a hunt', () => {
  test('is won by the wrong statement at the first try', () => {
    const hunting = new Hunting(hunt('fill-zero', 'masked_fill', 'sim_masked'));
    expect([hunting.step, hunting.outcome, hunting.before]).toEqual(['masked_fill', null, null]);
    hunting.pick(hunting.wanted);
    expect(hunting.outcome).toBe('right');
  });

  test('goes on after a wrong pick, which counts once', () => {
    const hunting = new Hunting(hunt('fill-zero', 'masked_fill', 'sim_masked'));
    hunting.pick(0);
    hunting.pick(0);
    expect([hunting.outcome, hunting.picked]).toEqual([null, [0]]);
    hunting.pick(hunting.wanted);
    expect(hunting.outcome).toBe('wrong');
    hunting.pick(3);
    expect(hunting.picked).toEqual([0, hunting.wanted]);
  });

  test('shows the right numbers beside the wrong ones only when it is over', () => {
    const hunting = new Hunting(hunt('fill-zero', 'masked_fill', 'sim_masked'));
    const cell = () => hunting.trace.tensors.sim_masked!.get(0, 0, 0, 0);
    hunting.showRight(true);
    expect(cell()).toBe(0);
    hunting.show();
    expect([hunting.outcome, hunting.before]).toEqual(['skipped', hunting.right]);
    hunting.showRight(true);
    expect(cell()).toBeLessThan(-3.4e38);
    expect(hunting.before).toBe(hunting.wrong);
  });
});

test('a cell of a wrong program says what it holds, never why it should', async () => {
  const t = await loadTexts.en();
  const { trace } = new Hunting(hunt('fill-minus-infinity', 'masked_fill', 'sim_masked'));
  const asDrawn = () =>
    ({
      index: [0, 0, 0, 0],
      value: '-Infinity',
      text: '\u2212max',
      tone: 'masked',
      hue: 1,
      label: 'blocked, filled with \u2212max',
    }) as const;
  const cell = plainWords.over(asDrawn, 'sim_masked', trace, t)(0, 0);
  expect(cell).toMatchObject({ text: '\u2212∞', tone: 'masked', value: '-Infinity' });
  expect(cell.label).toBe("sample 1, token 1 'An', image 1 latent 1: \u2212∞");
});

test('every wrong program that is hunted can be walked to its end', () => {
  for (let at = 0; at < bugs.filter(({ code }) => code).length; at++) {
    const hunting = new Hunting(makeHunt(11, at, 3));
    expect(hunting.wrong.error).toBeNull();
    expect(hunting.cursor.focus).not.toBeNull();
  }
});
