/** What a stage is given, and what it may ask for. A stage is a pure picture of (trace, cursor). */

import type { CellAt } from '../marks/cell';
import type { Texts } from '../texts';
import type { CellRef, Inputs, TensorName, Trace } from '../trace';

/** What a row of features is as wide as: one head, or the text. Too wide for a screen in a real model. */
export type Width = 'dim_head' | 'dim';

/** What keeps the numbers of a step from being seen until the reader has said what they expect. */
export interface Veil {
  /** The cells of a tensor: the same, or without their numbers. */
  over(cellAt: CellAt, tensor: TensorName, trace: Trace, t: Texts): CellAt;
  /** Takes a click on a cell, or a key on it. @returns false where the cell is none of the veil's business */
  take(cell: CellRef, key?: string): boolean;
}

export interface Cursor {
  /** The cell that is read: pinned, else under the pointer or in focus, else the step's lead. */
  readonly focus: CellRef | null;
  readonly isPinned: boolean;
  /** The cells it is made from, as they are seen in this step. */
  readonly sources: readonly CellRef[];
  /** The sample that was read last: its k and v are shown. */
  readonly sample: number;
  /** Which attention head is shown. */
  readonly head: number;
  /** The first feature that is shown of each width. */
  readonly features: Readonly<Record<Width, number>>;
  /** The tensor that the code pane points at. */
  readonly brushed: TensorName | null;
  /** The run before the last edit. */
  readonly before: Trace | null;
  /** null: all is seen. */
  readonly veil: Veil | null;
}

export interface Actions {
  read(cell: CellRef | null): void;
  pin(cell: CellRef): void;
  showHead(head: number): void;
  /** Shows the features from number `from` on. */
  showFeatures(width: Width, from: number): void;
  /** null where the run is only read. */
  readonly edit: Edits | null;
}

/** Changes to the example. */
export interface Edits {
  /** Turns token (b, t) of the rows from text to `<image>` or back. */
  toggle(b: number, t: number): void;
  /** A key on a token that is not the grid's own: F2, Delete, Insert, Alt+arrows. */
  tokenKey(event: KeyboardEvent, b: number, t: number): void;
  /** Changes settings; steps of one drag share a `gesture` and one place in the history. */
  set(change: Partial<Inputs>, gesture?: string): void;
  /** A drag is over: the next change is an edit of its own. */
  endGesture(): void;
  /** Token (b, t) of the rows is the one to edit. */
  select(b: number, t: number): void;
}

/** A picture of the prompt, or a clip by its first frame. */
export interface StagePicture {
  readonly url: string;
  readonly frames: number;
}

export interface StageProps {
  trace: Trace;
  cursor: Cursor;
  t: Texts;
  act: Actions;
  /** The pictures of a run that has its own; else each has the Lab's. */
  pictures?: readonly StagePicture[];
}
