/** The examples that have an address of their own to hand on: each is a widget in one state. The only list of them. */

import { exampleIds, type ExampleId } from '../../flamingo/examples';
import { fewShotTasks, type FewShotTask } from '../../flamingo/world/few-shot';
import { presetIds, type PresetId } from '../../texts';
import type { SharedOf } from '../../texts/share';
import type { StepId } from '../../trace';
import { fewShotCodec } from '../few-shot/address';
import { defaults as fewShotDefaults } from '../few-shot/state';
import { writeState as writeModel } from '../model/address';
import { defaults as modelDefaults } from '../model/page-state';
import { presetState } from '../presets';
import { writeState as writeLab } from '../url';
import { defaults as labDefaults } from '../state';
import { labWidgetBase, writeLabWidget } from './lab';
import type { WidgetId } from './ids';

export interface Shared {
  /** Its place in an address: lower-case letters and hyphens. */
  readonly id: string;
  readonly of: SharedOf;
  readonly widget: WidgetId;
  /** The widget's state in its own address, without the question mark. */
  readonly query: string;
  /** The same state in the address of the whole page. */
  readonly pageQuery: string;
}

/** The step at which a preset makes its point. */
const tellingSteps: Readonly<Record<PresetId, StepId>> = {
  worked: 'mask',
  'two-images': 'mask',
  'text-first': 'zero_rows',
  'more-tokens': 'softmax',
  cached: 'text_time',
  consecutive: 'mask',
  padding: 'text_time',
  'no-pictures': 'amax',
  long: 'mask',
};

const idOf = (widget: WidgetId, name: string): string => `${widget}-${name.replaceAll('_', '-')}`;

function preset(name: PresetId): Shared {
  const [inputs, step] = [presetState(name), tellingSteps[name]];
  const base = labWidgetBase('mask');
  return {
    id: idOf('mask', name),
    of: { page: 'mask', name },
    widget: 'mask',
    query: writeLabWidget('mask', { ...base, lab: { ...base.lab, inputs, step } }),
    pageQuery: writeLab({ ...labDefaults, inputs, step }),
  };
}

function example(name: ExampleId): Shared {
  const query = writeModel({ ...modelDefaults, prompt: { example: name } });
  return {
    id: idOf('tiny-flamingo', name),
    of: { page: 'model', name },
    widget: 'tiny-flamingo',
    query,
    pageQuery: query,
  };
}

function task(name: FewShotTask): Shared {
  const query = fewShotCodec.write({ ...fewShotDefaults, task: name, theme: 'auto' });
  return {
    id: idOf('few-shot', name),
    of: { page: 'few-shot', name },
    widget: 'few-shot',
    query,
    pageQuery: query,
  };
}

export const shared: readonly Shared[] = [
  ...presetIds.map(preset),
  ...exampleIds.map(example),
  ...fewShotTasks.map(task),
];

export const sharedById = (id: string): Shared | null =>
  shared.find((one) => one.id === id) ?? null;

/** The one that shows just this, if any. @param query of the widget, canonical, without its frame */
export const sharedOf = (widget: WidgetId, query: string): Shared | null =>
  shared.find((one) => one.widget === widget && one.query === query) ?? null;
