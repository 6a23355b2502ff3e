import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fewShotControls, fewShotTasks } from '../../flamingo/world/few-shot';
import { readFewShot, searchWith, writeFewShot } from './address';
import { defaults, lineChoices, sampleSizes, type FewShotState } from './state';

const states: fc.Arbitrary<FewShotState> = fc.record({
  task: fc.constantFrom(...fewShotTasks),
  shots: fc.nat(8),
  seed: fc.nat(9999),
  query: fc.nat(99),
  control: fc.constantFrom(...fewShotControls),
  layer: fc.option(fc.nat(4), { nil: null }),
  head: fc.option(fc.nat(3), { nil: null }),
  n: fc.constantFrom(...sampleSizes),
  lines: fc.constantFrom(...lineChoices),
});

describe('the address of the few-shot page', () => {
  test('says a state, and says it again the same', () => {
    fc.assert(
      fc.property(states, (state) => {
        const query = writeFewShot(state);
        expect(readFewShot(`?${query}`)).toEqual({ state, dropped: [] });
        expect(writeFewShot(readFewShot(query).state)).toBe(query);
        expect(query.length).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('leaves out what is as usual', () => {
    expect(writeFewShot(defaults)).toBe('');
    expect(writeFewShot({ ...defaults, task: 'new_word', shots: 0, layer: 0 })).toBe(
      'task=new_word&shots=0&layer=0',
    );
  });

  test('names what it cannot use, and keeps the rest', () => {
    const { state, dropped } = readFewShot('?task=cow&shots=9&seed=x7&n=51&q=3&x=1&q=4');
    expect(state).toEqual({ ...defaults, query: 3 });
    expect(dropped).toEqual([
      { key: 'x', value: '1', reason: { kind: 'unknown' } },
      { key: 'q', value: '4', reason: { kind: 'repeated' } },
      { key: 'task', value: 'cow', reason: { kind: 'choice', choices: fewShotTasks.join(', ') } },
      { key: 'shots', value: '9', reason: { kind: 'number', min: '0', max: '8' } },
      { key: 'seed', value: 'x7', reason: { kind: 'number', min: '0', max: '9999' } },
      { key: 'n', value: '51', reason: { kind: 'choice', choices: sampleSizes.join(', ') } },
    ]);
  });

  test('any text gives a state and short notes', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        const { state, dropped } = readFewShot(`?${query}`);
        expect(readFewShot(writeFewShot(state)).state).toEqual(state);
        for (const { key, value } of dropped) {
          expect(Math.max(key.length, value.length)).toBeLessThanOrEqual(41);
        }
      }),
    );
    expect(readFewShot('?__proto__=1&constructor=2&%E0%A4%A=%').dropped).toHaveLength(3);
  });

  test('leaves to others what is theirs', () => {
    expect(readFewShot('?theme=dark&utm_source=x').dropped).toEqual([]);
    expect(searchWith('?shots=3&theme=dark', { ...defaults, shots: 2 })).toBe(
      '?shots=2&theme=dark',
    );
    expect(searchWith('?shots=3', defaults)).toBe('');
  });
});
