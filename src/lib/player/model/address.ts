/** The model page's part of the address: ?example=ID. */

import { exampleIds, type ExampleId } from '../../flamingo/examples';
import type { Dropped, Reason } from '../dropped';

const KEY = 'example';

/** Longest part of a value that a note repeats. */
const SHOWN = 40;

export interface AskedExample {
  /** null: the address asks for none that there is. */
  readonly example: ExampleId | null;
  /** What of the address could not be used. Keys of others are left to them. */
  readonly dropped: readonly Dropped[];
}

/** The first example of a query counts; further ones are dropped. */
export function readExample(search: string): AskedExample {
  const [value, ...repeated] = new URLSearchParams(search).getAll(KEY);
  const example = exampleIds.find((id) => id === value) ?? null;
  const unknown = value === undefined || example !== null ? [] : [value];
  return {
    example,
    dropped: [
      ...unknown.map((value) => note(value, { kind: 'choice', choices: exampleIds.join(', ') })),
      ...repeated.map((value) => note(value, { kind: 'repeated' })),
    ],
  };
}

/** The query with another example in it, and everything else as it was. */
export function withExample(search: string, id: ExampleId): string {
  const query = new URLSearchParams(search);
  query.set(KEY, id);
  return `?${query}`;
}

function note(value: string, reason: Reason): Dropped {
  const shown = value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
  return { key: KEY, value: shown, reason };
}
