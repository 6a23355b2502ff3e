import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fewShotControls, fewShotTasks } from '../../flamingo/world/few-shot';
import { fewShotCodec } from './address';
import { themes } from '../state';
import type { Themed } from '../themed';
import { defaults, lineChoices, sampleSizes, type FewShotState } from './state';

const { read, write } = fewShotCodec;
const themed = { ...defaults, theme: 'auto' } as const;

const states: fc.Arbitrary<Themed<FewShotState>> = fc.record({
  task: fc.constantFrom(...fewShotTasks),
  shots: fc.nat(8),
  seed: fc.nat(9999),
  query: fc.nat(99),
  control: fc.constantFrom(...fewShotControls),
  layer: fc.option(fc.nat(4), { nil: null }),
  head: fc.option(fc.nat(3), { nil: null }),
  n: fc.constantFrom(...sampleSizes),
  lines: fc.constantFrom(...lineChoices),
  theme: fc.constantFrom(...themes),
});

describe('the address of the few-shot page', () => {
  test('says a state, and says it again the same', () => {
    fc.assert(
      fc.property(states, (state) => {
        const query = write(state);
        expect(read(`?${query}`)).toEqual({ state, dropped: [] });
        expect(write(read(query).state)).toBe(query);
        expect(write({ ...state, theme: 'auto' }).length).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('leaves out what is as usual', () => {
    expect(write(themed)).toBe('');
    expect(write({ ...themed, task: 'new_word', shots: 0, layer: 0 })).toBe(
      'task=new_word&shots=0&layer=0',
    );
  });

  test('names what it cannot use, and keeps the rest', () => {
    const { state, dropped } = read('?task=cow&shots=9&seed=x7&n=51&q=3&head=4&x=1&q=4');
    expect(state).toEqual({ ...themed, query: 3 });
    expect(dropped).toEqual([
      { key: 'x', value: '1', reason: { kind: 'unknown' } },
      { key: 'q', value: '4', reason: { kind: 'repeated' } },
      { key: 'task', value: 'cow', reason: { kind: 'choice', choices: fewShotTasks.join(', ') } },
      { key: 'shots', value: '9', reason: { kind: 'number', min: '0', max: '8' } },
      { key: 'seed', value: 'x7', reason: { kind: 'number', min: '0', max: '9999' } },
      {
        ...{ key: 'head', value: '4' },
        reason: { kind: 'place', min: '0', max: '3', first: '1', last: '4' },
      },
      { key: 'n', value: '51', reason: { kind: 'choice', choices: sampleSizes.join(', ') } },
    ]);
  });

  test('any text gives a state and short notes', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        const { state, dropped } = read(`?${query}`);
        expect(read(write(state)).state).toEqual(state);
        for (const { key, value } of dropped) {
          expect(Math.max(key.length, value.length)).toBeLessThanOrEqual(41);
        }
      }),
    );
    expect(read('?__proto__=1&constructor=2&%E0%A4%A=%').dropped).toHaveLength(3);
  });

  test('has the theme last, and passes over what other sites add', () => {
    expect(write({ ...themed, shots: 2, theme: 'dark' })).toBe('shots=2&theme=dark');
    expect(read('?theme=dark&utm_source=x')).toEqual({
      ...{ state: { ...themed, theme: 'dark' }, dropped: [] },
    });
  });
});
