import { toFlat, type View } from '../../tensor';
import { cachedWordAt, sequence, wordAt, type Trace } from '../../trace';
import { exact } from './number-text';

/** Of the form of the file. It changes when a reader of the old form would read something else, or nothing. */
const VERSION = 1;

/** What a document says beside the run itself. */
export interface Origin {
  /** The permalink of what is on the screen. */
  readonly link: string;
}

/**
 * The whole trace as JSON: `flamingo` (the version of this form), `link`, `origin`, `inputs` (as `run` takes them), the
 * `tokens` as words, `sizes`, `media_token_id`, `changes`, `error` (where the real code stops), then `weights` by their
 * names in the state dict and `tensors` by OpenFlamingo's.
 *
 * A tensor is `{"dtype", "shape", "data"}`, data flat and row-major (last axis fastest). A number is the shortest decimal
 * that gives the very same double back; those that are not finite are the strings "NaN", "Infinity" and "-Infinity";
 * booleans are 0 and 1. There is one tensor a line.
 */
export function jsonOf(trace: Trace, { link }: Origin): string {
  const { origin, inputs, sizes, media_token_id, changes, error, weights, tensors } = trace;
  const fields: Record<string, unknown> = {
    flamingo: VERSION,
    link,
    origin,
    inputs,
    tokens: sequence(inputs).map((row, b) => row.map((_, t) => wordAt(inputs, b, t))),
    ...(inputs.cached && {
      cached_tokens: inputs.rows.map((row, b) => row.map((_, t) => cachedWordAt(inputs, b, t))),
    }),
    sizes,
    media_token_id,
    changes,
    error,
  };
  const lines = Object.entries(fields).map(
    ([key, value]) => `  ${entry(key, JSON.stringify(value))}`,
  );
  return `{\n${[...lines, `  ${table('weights', weights)}`, `  ${table('tensors', tensors)}`].join(',\n')}\n}\n`;
}

const entry = (key: string, value: string): string => `${JSON.stringify(key)}: ${value}`;

function table(key: string, views: Readonly<Partial<Record<string, View>>>): string {
  const lines = Object.entries(views).flatMap(([name, view]) =>
    view ? [`    ${entry(name, tensorText(view))}`] : [],
  );
  return entry(key, `{\n${lines.join(',\n')}\n  }`);
}

function tensorText(view: View): string {
  const { dtype, shape } = view;
  const data = toFlat(view).map((x) => (Number.isFinite(x) ? exact(x) : `"${exact(x)}"`));
  return `{"dtype": "${dtype}", "shape": [${shape.join(', ')}], "data": [${data.join(', ')}]}`;
}
