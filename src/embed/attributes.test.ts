import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labWidgetKeys, stepsOf } from '../lib/player/widget/lab';
import { attributeOf, readAttributes, valueIn, writeAttributes } from './attributes';
import { LabDesk } from './lab-desk.svelte';
import { labWidgetQueries } from './testing/queries';

/** As much of an element as attributes need. */
function attributed(start: Record<string, string> = {}) {
  const values = new Map(Object.entries(start));
  return {
    values,
    getAttribute: (name: string) => values.get(name) ?? null,
    hasAttribute: (name: string) => values.has(name),
    setAttribute: (name: string, value: string) => void values.set(name, value),
    removeAttribute: (name: string) => void values.delete(name),
  };
}

describe('attributes of a widget', () => {
  it('give back any state, one by one and all in one', () => {
    fc.assert(
      fc.property(labWidgetQueries, fc.boolean(), ({ id, query }, isWhole) => {
        const element = attributed(isWhole ? { state: '' } : {});
        writeAttributes(element, labWidgetKeys, query);
        const desk = new LabDesk(id);
        desk.load(readAttributes(element, labWidgetKeys));
        expect(desk.dropped).toEqual([]);
        expect(desk.query).toBe(query);
      }),
      { numRuns: 200 },
    );
  });

  it('count more than what `state` says of the same key', () => {
    const element = attributed({ state: 't=I.&step=softmax&lang=zh', step: 'mask' });
    expect(readAttributes(element, labWidgetKeys)).toBe('t=I.&lang=zh&step=mask');
  });

  it('take a language with its country for the language', () => {
    expect(readAttributes(attributed({ lang: 'zh-CN' }), labWidgetKeys)).toBe('lang=zh');
  });

  it('are on where a switch is there or true, and off where it is false or gone', () => {
    for (const [said, read] of [
      ['', '1'],
      ['true', '1'],
      ['spoiler', '1'],
      ['1', '1'],
      ['false', '0'],
      ['0', '0'],
    ]) {
      expect(readAttributes(attributed({ spoiler: said }), labWidgetKeys)).toBe(`spoiler=${read}`);
    }
    expect([true, false, null, '0'].map((value) => attributeOf('predict', value))).toEqual([
      ...['1', null, null, '0'],
    ]);
    expect(attributeOf('cached', false)).toBe('false');
    expect([valueIn('predict=1', 'predict'), valueIn('', 'predict')]).toEqual([true, false]);
    expect([valueIn('gate=0.5', 'gate'), valueIn('', 'gate')]).toEqual(['0.5', null]);
  });

  it('lose what the state no longer says, and leave alone what is none of theirs', () => {
    const element = attributed({ step: 'mask', id: 'first', spoiler: '1' });
    writeAttributes(element, labWidgetKeys, 'step=softmax');
    expect(Object.fromEntries(element.values)).toEqual({ step: 'softmax', id: 'first' });
  });
});

describe('the desk of a Lab widget', () => {
  it('keeps to the steps of its range', () => {
    const desk = new LabDesk('softmax');
    expect(desk.go('gate')).toBe(false);
    expect(desk.step).toBe('softmax');
    expect(desk.go('amax')).toBe(true);
    expect(desk.query).toBe('step=amax');
    expect(desk.player.steps).toEqual(stepsOf(['masked_fill', 'zero_rows']));
  });

  it('tells of changes, and of none where a state is the one it has', () => {
    const desk = new LabDesk('mask');
    let told = 0;
    desk.onchange = () => told++;
    desk.load('');
    expect(told).toBe(0);
    desk.load('t=.I.I');
    desk.go('softmax');
    desk.load('steps=mask-softmax&step=softmax&t=.I.I');
    expect(told).toBe(3);
  });

  it('names what it could not use, and shows the rest', () => {
    const desk = new LabDesk('mask');
    desk.load('t=xyz&step=softmax&nonsense=1');
    expect(desk.dropped.map(({ key }) => key)).toEqual(['nonsense', 't']);
    expect(desk.query).toBe('step=softmax');
  });

  it('keeps its state where nothing of another can be used, and names what that was', () => {
    const desk = new LabDesk('mask');
    desk.load('t=.I.I&step=softmax');
    let told = 0;
    desk.onchange = () => told++;
    desk.load('?t=xyz&nonsense=1');
    expect(desk.dropped.map(({ key }) => key)).toEqual(['nonsense', 't']);
    expect([desk.query, told]).toEqual(['t=.I.I&step=softmax', 0]);
    desk.load('step=mask&nonsense=1');
    expect([desk.query, told]).toEqual(['', 1]);
  });

  it('links to the same example and step in the Lab', () => {
    const desk = new LabDesk('gate');
    desk.load('t=.I.I&lang=zh&hide=prose&theme=dark&predict=1');
    expect(desk.page).toBe('/zh/mask/?t=.I.I&step=gate');
  });
});
