/** What a widget in a frame and the page around it say to each other by `postMessage`. Version 1; docs/embedding.md. */

export const VERSION = 1;

/** From the widget. `state` is a query string without the question mark. */
export type FromWidget =
  | { type: 'flamingo:ready'; v: 1; state: string }
  | { type: 'flamingo:resize'; v: 1; height: number }
  | { type: 'flamingo:change'; v: 1; state: string; step: string; id?: number }
  | { type: 'flamingo:error'; v: 1; message: string };

/** To the widget; `get` is answered by `change`, with the `id` that it came with. */
export type ToWidget =
  | { type: 'flamingo:set'; v: 1; state: string }
  | { type: 'flamingo:step'; v: 1; step: string }
  | { type: 'flamingo:get'; v: 1; id?: number };

/** No state is nearly as long; what is longer is not read. */
const LONGEST = 4000;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST;

/** A plain record of this version; anyone may send anything, so nothing else is looked at. */
function recordOf(data: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const record = data as Record<string, unknown>;
  return record.v === VERSION ? record : null;
}

const idOf = ({ id }: Readonly<Record<string, unknown>>): number | undefined =>
  typeof id === 'number' ? id : undefined;

/** null for what is no message to a widget. Never throws. */
export function readToWidget(data: unknown): ToWidget | null {
  const record = recordOf(data);
  if (!record) return null;
  const { type, state, step } = record;
  if (type === 'flamingo:get') return { type, v: VERSION, id: idOf(record) };
  if (type === 'flamingo:set' && isText(state)) return { type, v: VERSION, state };
  return type === 'flamingo:step' && isText(step) ? { type, v: VERSION, step } : null;
}

/** null for what is no message of a widget. Never throws. */
export function readFromWidget(data: unknown): FromWidget | null {
  const record = recordOf(data);
  if (!record) return null;
  const { type, state, step, message, height } = record;
  if (type === 'flamingo:ready' && isText(state)) return { type, v: VERSION, state };
  if (type === 'flamingo:change' && isText(state) && isText(step))
    return { type, v: VERSION, state, step, id: idOf(record) };
  if (type === 'flamingo:error' && isText(message)) return { type, v: VERSION, message };
  if (type === 'flamingo:resize' && typeof height === 'number' && height > 0 && height < 1e5)
    return { type, v: VERSION, height };
  return null;
}
