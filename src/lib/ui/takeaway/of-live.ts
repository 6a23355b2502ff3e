/** What the pages with the live model give: their tensors, and a script that runs the whole model. */

import type { NamedTensor } from '../../takeaway/data';
import type { ScriptOptions } from '../../takeaway/scripts/model';
import { currentLink, pageTakeaway } from './page-takeaway';
import type { Script, Takeaway, TensorChoice } from './takeaway';

export interface OfLive {
  readonly title: string;
  /** Without ending. */
  readonly fileName: string;
  readonly tensors: readonly TensorChoice[];
  /** The one that is read; the first if there is none of that name. */
  readonly current?: string | null;
  readonly element: HTMLElement | null;
  /** null while there is nothing that a script could make. */
  readonly script: ((options: ScriptOptions) => Promise<string>) | null;
}

export function takeawayOfLive({ script, current = null, ...shown }: OfLive): Takeaway {
  return {
    ...pageTakeaway(),
    ...shown,
    alt: altOf(shown),
    current: current ?? shown.tensors[0]?.name ?? null,
    scripts: script ? scriptsOf(script, shown.fileName) : [],
  };
}

/** What there is already needs no fetching. */
export function choicesOf(tensors: readonly NamedTensor[]): TensorChoice[] {
  return tensors.map((tensor) => ({
    name: tensor.name,
    shape: tensor.view.shape,
    load: () => Promise.resolve(tensor),
  }));
}

/** The picture is described by the labels of the tensors in it. */
function altOf({ title, element }: Pick<OfLive, 'title' | 'element'>): string {
  const labels = [...(element?.querySelectorAll('[data-tensor][aria-label]') ?? [])];
  const said = labels.slice(0, 4).map((label) => label.getAttribute('aria-label') ?? '');
  return [title, ...new Set(said)].join('. ');
}

function scriptsOf(script: NonNullable<OfLive['script']>, fileName: string): Script[] {
  const make = (library: 'torch' | 'numpy') => () => script({ library, link: currentLink() });
  return [
    { id: 'pytorch', fileName: `${fileName}_torch.py`, make: make('torch') },
    { id: 'numpy', fileName: `${fileName}_numpy.py`, make: make('numpy') },
  ];
}
