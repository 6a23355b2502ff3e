import { describe, expect, it } from 'vitest';
import { exampleIds } from '../../flamingo/examples';
import { fewShotTasks } from '../../flamingo/world/few-shot';
import { presetIds } from '../../texts';
import { fewShotCodec } from '../few-shot/address';
import { readState as readModel } from '../model/address';
import { presetState } from '../presets';
import { readState } from '../url';
import { readLabWidget } from './lab';
import { shared, sharedById, sharedOf } from './shared';

describe('the examples that can be handed on', () => {
  it('are all presets, all examples of the model and all tasks, each with an id that fits an address', () => {
    expect(shared.map(({ of }) => of.name)).toEqual([...presetIds, ...exampleIds, ...fewShotTasks]);
    const ids = shared.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(ids).toContain('tiny-flamingo-new-word');
  });

  it('open in the widget and on the page as what they are', () => {
    for (const { of, query, pageQuery } of shared) {
      if (of.page === 'mask') {
        const widget = readLabWidget('mask', query);
        const page = readState(pageQuery);
        expect(widget.dropped).toEqual([]);
        expect(widget.state.lab.inputs).toEqual(presetState(of.name));
        expect(page.state.inputs).toEqual(presetState(of.name));
        expect(page.state.step).toBe(widget.state.lab.step);
      } else if (of.page === 'model') {
        expect(readModel(pageQuery).state.prompt).toEqual({ example: of.name });
      } else {
        expect(fewShotCodec.read(pageQuery).state.task).toBe(of.name);
      }
    }
  });

  it('are found by their id and by what they show', () => {
    expect(sharedById('mask-text-first')?.query).toBe('t=...I,..I.&step=zero_rows');
    expect(sharedById('mask-nothing')).toBeNull();
    for (const one of shared) expect(sharedOf(one.widget, one.query)).toBe(one);
    expect(sharedOf('mask', 't=.I.I.I')).toBeNull();
  });
});
