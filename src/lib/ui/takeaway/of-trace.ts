/** A step of a run of the block, as the Lab and an opened layer of the model show it. */

import type { Question } from '../../lesson';
import type { StagePicture } from '../../stages';
import type { Walk } from '../../player';
import { isHidden } from '../../player/hidden';
import type { NamedTensor } from '../../takeaway/data';
import { numpyOf, pytorchOf, typescriptOf } from '../../takeaway/scripts';
import type { Texts } from '../../texts';
import { stepOf, summarise, type TensorName, type Trace } from '../../trace';
import { currentLink } from './page-takeaway';
import type { Script, Takeaway, TensorChoice } from './takeaway';

export interface OfTrace {
  readonly walk: Walk;
  readonly t: Texts;
  /** Says whose run it is, without ending: `flamingo-worked`. */
  readonly name: string;
  /** The stage on the screen. */
  readonly element: HTMLElement | null;
  readonly pictures?: readonly StagePicture[];
  /** Before the question of the step, where it is not clear whose step it is. */
  readonly whose?: string;
}

export function takeawayOfTrace({ walk, t, name, element, pictures, whose }: OfTrace): Takeaway {
  const { trace, step, head } = walk;
  const texts = t.steps[step];
  const title = [whose, texts.name, texts.title].filter(Boolean).join(' · ');
  const link = currentLink();
  const fileName = `${name}-${step}`;
  const { tensor } = stepOf(step);
  const whole = {
    title,
    fileName,
    alt: `${title} ${texts.spoken(summarise(trace))}`,
    link,
    tensors: tensorsOf(trace),
    current: trace.tensors[tensor] ? tensor : null,
    trace,
    element,
    steps: { trace, head, pictures },
    scripts: scriptsOf(trace, name, link),
  };
  return walk.veil && walk.prediction ? veiled(whole, walk.prediction.question) : whole;
}

/** What gives away nothing of what a question hides: the picture on the screen hides it by itself. */
function veiled(whole: Takeaway, question: Question): Takeaway {
  return {
    ...whole,
    alt: whole.title,
    tensors: whole.tensors.filter(({ name }) => !isHidden(name as TensorName, question)),
    current: null,
    trace: null,
    steps: null,
    scripts: [],
    isVeiled: true,
  };
}

function tensorsOf(trace: Trace): TensorChoice[] {
  return Object.entries(trace.tensors).map(([name, view]) => ({
    name,
    shape: view.shape,
    load: (): Promise<NamedTensor> => Promise.resolve({ name, view }),
  }));
}

function scriptsOf(trace: Trace, name: string, link: string): Script[] {
  return [
    {
      id: 'pytorch',
      fileName: `${name}_torch.py`,
      make: () => Promise.resolve(pytorchOf(trace, { link })),
    },
    {
      id: 'numpy',
      fileName: `${name}_numpy.py`,
      make: () => Promise.resolve(numpyOf(trace, { link })),
    },
    {
      id: 'typescript',
      fileName: `${name}.ts`,
      make: () => Promise.resolve(typescriptOf(trace, { link })),
    },
  ];
}
