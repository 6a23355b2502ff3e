/** What a page hands to the "Take away" menu. */

import type { StagePicture } from '../../stages';
import type { NamedTensor } from '../../takeaway/data';
import type { Trace } from '../../trace';

/** A tensor that can be taken; its numbers are fetched when they are asked for. */
export interface TensorChoice {
  readonly name: string;
  readonly shape: readonly number[];
  load(): Promise<NamedTensor>;
}

export type ScriptId = 'pytorch' | 'numpy' | 'typescript';

export interface Script {
  readonly id: ScriptId;
  /** With its ending. */
  readonly fileName: string;
  make(): Promise<string>;
}

/** A run whose every step can be drawn. */
export interface Steps {
  readonly trace: Trace;
  /** From 0. */
  readonly head: number;
  readonly pictures: readonly StagePicture[] | undefined;
}

/** All of it belongs to one moment: the menu asks for it when it is opened. */
export interface Takeaway {
  /** What stands on the screen, in a few words. */
  readonly title: string;
  /** Without ending: `flamingo-worked-mask`. */
  readonly fileName: string;
  /** The same in words, for who cannot see the picture. */
  readonly alt: string;
  /** An absolute address. */
  readonly link: string;
  readonly tensors: readonly TensorChoice[];
  /** The name of the tensor that one would take first. */
  readonly current: string | null;
  readonly trace: Trace | null;
  /** What a picture shows. */
  readonly element: HTMLElement | null;
  readonly steps: Steps | null;
  readonly scripts: readonly Script[];
  /** Numbers that the reader is still to predict are left out, and the code that would print them. */
  readonly isVeiled?: boolean;
}
