/** One stage for each step: the file named after the step. A step without a file is an error at start. */

import type { Component } from 'svelte';
import { stepIds, type StepId } from '../trace';
import type { StageProps } from './stage';

const files = import.meta.glob<{ default: Component<StageProps> }>('./steps/*.svelte', {
  eager: true,
});

export function stageOf(id: StepId): Component<StageProps> {
  const file = files[`./steps/${id}.svelte`];
  if (!file) throw new Error(`stages: no picture for the step '${id}'`);
  return file.default;
}

for (const id of stepIds) stageOf(id);

export type { Actions, Cursor, Edits, StagePicture, StageProps, Width } from './stage';
