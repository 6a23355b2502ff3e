/** The parts of the overview as one group of buttons: one tab stop, arrows lead from part to part. */

import { createContext } from 'svelte';
import type { Part, ModelView } from '../../../player/model/view.svelte';
import { buttonOf } from '../../../player/model/overview/shown';

export class PartGroup {
  #wanted = $state('');
  readonly #all: () => readonly Part[];
  readonly #view: () => ModelView;

  /** @param all the parts that there are, from left to right */
  constructor(view: () => ModelView, all: () => readonly Part[]) {
    this.#view = view;
    this.#all = all;
  }

  get view(): ModelView {
    return this.#view();
  }

  /** The button that Tab comes to. */
  get stop(): string {
    const names = this.#names;
    return names.includes(this.#wanted) ? this.#wanted : (names[0] ?? '');
  }

  focused(name: string): void {
    this.#wanted = name;
  }

  /** Where a key leads from the tab stop; null when it is none of the group's. */
  next(key: string): string | null {
    const names = this.#names;
    const at = names.indexOf(this.stop);
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowUp':
        return names[Math.max(0, at - 1)];
      case 'ArrowRight':
      case 'ArrowDown':
        return names[Math.min(names.length - 1, at + 1)];
      case 'Home':
        return names[0];
      case 'End':
        return names[names.length - 1];
      default:
        return null;
    }
  }

  get #names(): readonly string[] {
    return this.#all().map(buttonOf);
  }
}

export const [getParts, setParts] = createContext<PartGroup>();
