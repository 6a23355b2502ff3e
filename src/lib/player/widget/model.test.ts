import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleIds } from '../../flamingo/examples';
import { fewShotControls, fewShotTasks } from '../../flamingo/world/few-shot';
import { asTrained } from '../model/ablations';
import { contents } from '../model/testing/contents';
import { sizes, themes } from '../state';
import { fewShotBase, fewShotKeys, readFewShot, writeFewShot } from './few-shot';
import { hideable, shownIn } from './frame';
import { modelFeatures } from './model-features';
import {
  readTinyFlamingo,
  tinyFlamingoBase,
  tinyFlamingoKeys,
  writeTinyFlamingo,
} from './tiny-flamingo';

const ui = fc.constantFrom(...sizes);
const theme = fc.constantFrom(...themes);
const frame = fc.record({
  lang: fc.constantFrom('en' as const, 'zh' as const),
  hide: fc.subarray([...hideable]),
  spoiler: fc.boolean(),
});

describe('the address of the widget with the tiny Flamingo', () => {
  it('is empty for what the widget is by itself', () => {
    expect(writeTinyFlamingo(tinyFlamingoBase)).toBe('');
    expect(readTinyFlamingo('')).toEqual({ state: tinyFlamingoBase, dropped: [] });
  });

  it('gives back any prompt, ablations and frame', () => {
    const gate = fc.integer({ min: -20, max: 20 });
    const gates = fc.oneof(fc.constant([]), fc.array(gate, { minLength: 5, maxLength: 5 }));
    const states = fc.record({
      model: fc.record({
        prompt: fc.oneof(
          fc.constantFrom(...exampleIds).map((example) => ({ example })),
          contents.map((contents) => ({ contents })),
        ),
        ablations: fc.record({
          op: fc.constantFrom('eq' as const, 'ge' as const),
          attn_gate: gates,
          ff_gate: gates,
          heads_off: fc.constantFrom([], [[], [0, 3], [], [], []]),
          skip_zero_rows: fc.boolean(),
          swap: fc.constantFrom(null, [0, 1] as const),
          blank: fc.subarray([0, 2, 5]),
          checkpoint: fc.constant(null),
        }),
        view: fc.constant(tinyFlamingoBase.model.view),
        writing: fc.constant(tinyFlamingoBase.model.writing),
        theme,
      }),
      ui,
      frame,
    });
    fc.assert(
      fc.property(states, (state) => {
        const query = writeTinyFlamingo(state);
        expect(readTinyFlamingo(query)).toEqual({ state, dropped: [] });
        expect(writeTinyFlamingo(readTinyFlamingo(query).state)).toBe(query);
      }),
      { numRuns: 200 },
    );
  });

  it('writes the keys of the model page, then those of the frame', () => {
    const query =
      'p=@blue,flamingo.24.24.32~this+is+a&op=ge&theme=dark&ui=min&lang=zh&hide=controls&spoiler=1';
    const { state, dropped } = readTinyFlamingo(query);
    expect([writeTinyFlamingo(state), dropped]).toEqual([query, []]);
    expect(state.model.ablations).toEqual({ ...asTrained, op: 'ge' });
    expect(tinyFlamingoKeys).toContain('swap');
  });

  it('names what only the page has: another checkpoint, an open layer', () => {
    const { state, dropped } = readTinyFlamingo('ckpt=3&open=layer.1&example=count');
    expect(state.model.prompt).toEqual({ example: 'count' });
    expect(dropped.map(({ key, reason }) => [key, reason.kind])).toEqual([
      ['ckpt', 'unknown'],
      ['open', 'unknown'],
    ]);
  });
});

describe('the address of the widget with examples', () => {
  it('gives back any prompt and frame', () => {
    const states = fc.record({
      fewShot: fc.record({
        task: fc.constantFrom(...fewShotTasks),
        shots: fc.nat(8),
        seed: fc.nat(9999),
        query: fc.nat(99),
        control: fc.constantFrom(...fewShotControls),
        layer: fc.constant(null),
        head: fc.constant(null),
        n: fc.constant(fewShotBase.fewShot.n),
        lines: fc.constant(fewShotBase.fewShot.lines),
        theme,
      }),
      ui,
      frame,
    });
    expect(writeFewShot(fewShotBase)).toBe('');
    fc.assert(
      fc.property(states, (state) => {
        const query = writeFewShot(state);
        expect(readFewShot(query)).toEqual({ state, dropped: [] });
        expect(writeFewShot(readFewShot(query).state)).toBe(query);
      }),
      { numRuns: 200 },
    );
  });

  it('names what it cannot show, and any hostile text gives a state', () => {
    expect(readFewShot('layer=2&shots=9&task=new_word').dropped.map(({ key }) => key)).toEqual([
      'layer',
      'shots',
    ]);
    expect(fewShotKeys.slice(0, 5)).toEqual(['task', 'shots', 'seed', 'q', 'control']);
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        const { state } = readFewShot(query);
        expect(readFewShot(writeFewShot(state)).state).toEqual(state);
      }),
    );
  });
});

it('an article can leave out any part of a size by its name', () => {
  const shows = shownIn(modelFeatures.embed, {
    ...tinyFlamingoBase.frame,
    hide: ['prose', 'inspector'],
  });
  expect(shows).toEqual({ ...modelFeatures.embed, prose: false, inspector: false });
});
