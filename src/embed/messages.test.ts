import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { obedience } from './api';
import { readFromWidget, readToWidget } from '../lib/player/widget/messages';

const widget = () => ({
  getState: vi.fn(() => ''),
  setState: vi.fn<(state: string) => void>(),
  goStep: vi.fn(),
});

/** Anything, and much that is nearly a message. */
const hostile = fc.oneof(
  fc.anything({ withNullPrototype: true, withMap: true, withDate: true, withBigInt: true }),
  fc.record(
    {
      type: fc.oneof(
        fc.constantFrom('flamingo:set', 'flamingo:step', 'flamingo:resize', 'flamingo:ready'),
        fc.anything(),
      ),
      v: fc.oneof(fc.constantFrom('1', 0, 2, true, null), fc.anything()),
      state: fc.anything(),
      step: fc.anything(),
    },
    { requiredKeys: [] },
  ),
);

const isMessage = (data: unknown) =>
  typeof data === 'object' && data !== null && (data as { v?: unknown }).v === 1;

describe('what comes to a widget by postMessage', () => {
  it('is obeyed where it is a message of this version', () => {
    const element = widget();
    const answer = vi.fn();
    const obey = obedience(element, answer, (flush) => flush);
    obey({ type: 'flamingo:set', v: 1, state: 't=I.' });
    obey({ type: 'flamingo:step', v: 1, step: 'mask', more: 'ignored' });
    expect(element.setState.mock.calls).toEqual([['t=I.']]);
    expect(element.goStep.mock.calls).toEqual([['mask']]);
    expect(answer).not.toHaveBeenCalled();
    obey({ type: 'flamingo:get', v: 1 });
    expect(answer).toHaveBeenCalledOnce();
  });

  it('is one state where several come in a frame, and a question is answered after the last', () => {
    const element = widget();
    const order: string[] = [];
    element.setState.mockImplementation((state) => void order.push(`set ${state}`));
    let flush = () => {};
    const obey = obedience(
      element,
      (id) => order.push(`answer ${id}`),
      (next) => (flush = next),
    );
    obey({ type: 'flamingo:set', v: 1, state: 't=I.' });
    obey({ type: 'flamingo:get', v: 1, id: 7 });
    obey({ type: 'flamingo:set', v: 1, state: 't=.I' });
    expect(order).toEqual([]);
    flush();
    expect(order).toEqual(['set t=.I', 'answer 7']);
    flush();
    obey({ type: 'flamingo:get', v: 1, id: 8 });
    expect(order).toEqual(['set t=.I', 'answer 7', 'answer 8']);
  });

  it('is passed over in silence where it is anything else', () => {
    fc.assert(
      fc.property(
        hostile.filter((data) => !isMessage(data)),
        (data) => {
          const element = widget();
          const answer = vi.fn();
          obedience(element, answer, (flush) => flush())(data);
          expect(element.setState).not.toHaveBeenCalled();
          expect(element.goStep).not.toHaveBeenCalled();
          expect(answer).not.toHaveBeenCalled();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('breaks nothing where reading it throws, nor where a state is endless', () => {
    const trap = new Proxy(
      {},
      {
        get() {
          throw new Error('a trap');
        },
      },
    );
    const element = widget();
    for (const data of [trap, { v: 1, type: 'flamingo:set', state: 't=I'.repeat(1e5) }]) {
      expect(() => obedience(element, () => {})(data)).not.toThrow();
    }
    expect(element.setState).not.toHaveBeenCalled();
  });

  it('needs texts for texts: no number, list or record is a state or a step', () => {
    for (const value of [1, null, undefined, [], ['t'], {}, true]) {
      expect(readToWidget({ type: 'flamingo:set', v: 1, state: value })).toBeNull();
      expect(readToWidget({ type: 'flamingo:step', v: 1, step: value })).toBeNull();
    }
  });
});

describe('what a page hears of a widget', () => {
  it('takes heights that are numbers, and no others', () => {
    const heights = [480, 0, -1, Number.NaN, Infinity, 1e9, '480', null];
    const read = heights.map((height) => readFromWidget({ type: 'flamingo:resize', v: 1, height }));
    expect(read.map((message) => message !== null)).toEqual([
      true,
      ...heights.slice(1).map(() => false),
    ]);
  });
});
