import { formatShape, sameShape } from '../tensor';
import { readWeights } from './dequantise';
import type { Manifest } from './manifest';
import { FlamingoError } from './problem';
import type { Tensors } from './runtime/weight-reader';

/** One stop of the last training stage: the trained part as it was then, and what the run's log says. */
export interface CheckpointInfo {
  /** In the model's folder. */
  readonly file: string;
  /** Steps that had been done; 0: untrained, with closed gates. */
  readonly step: number;
  /** Training loss in nats a token, recorded in the run's log near that step: a mean over `loss_lines` lines of it. */
  readonly loss: number;
  readonly loss_lines: number;
  /** By layer, before tanh, as in the file. */
  readonly attn_gate: readonly number[];
  readonly ff_gate: readonly number[];
}

export const HISTORY = 'checkpoints/history.json';

/** Many times what a time-lapse needs. */
const MOST = 100;

type Fields = Readonly<Record<string, unknown>>;

/**
 * history.json: the checkpoints in their order. Nothing in it is trusted.
 * @param depth layers of the language model
 * @throws {Error} one line that says which entry is wrong; {FlamingoError} for a file that the manifest does not list
 */
export function parseHistory(text: string, manifest: Manifest, depth: number): CheckpointInfo[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new Error('not a list');
  if (list.length > MOST) throw new Error(`${list.length} checkpoints are more than ${MOST}`);
  return (list as unknown[]).map((entry, i) => {
    const fields = typeof entry === 'object' && entry !== null ? (entry as Fields) : {};
    const { file, step, loss, loss_lines, attn_gate, ff_gate } = fields;
    const wrong = (name: string) => new Error(`entry ${i} has no sound "${name}"`);
    if (typeof file !== 'string') throw wrong('file');
    if (!isNatural(step)) throw wrong('step');
    if (!isFinite(loss)) throw wrong('loss');
    if (!isNatural(loss_lines)) throw wrong('loss_lines');
    if (!isGates(attn_gate, depth)) throw wrong('attn_gate');
    if (!isGates(ff_gate, depth)) throw wrong('ff_gate');
    manifest.entry(file);
    return { file, step, loss, loss_lines, attn_gate, ff_gate };
  });
}

/**
 * The weights of the whole model with the part that was trained put in place of what it became.
 * @param file the checkpoint's, for messages
 * @throws {FlamingoError} model_broken, for a file that cannot be read, or whose tensors the model does not have
 */
export function withCheckpoint(weights: Tensors, bytes: Uint8Array, file: string): Tensors {
  try {
    const trained = readWeights(bytes);
    for (const [name, { shape }] of Object.entries(trained)) {
      if (!Object.hasOwn(weights, name)) throw new Error(`the model has no ${name}`);
      if (!sameShape(shape, weights[name].shape)) {
        const wanted = `in the model ${formatShape(weights[name].shape)}`;
        throw new Error(`${name} has shape ${formatShape(shape)}, ${wanted}`);
      }
    }
    return { ...weights, ...trained };
  } catch (error) {
    throw new FlamingoError({ kind: 'model_broken', file, why: (error as Error).message });
  }
}

function isNatural(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isFinite(value: unknown): value is number {
  return Number.isFinite(value);
}

function isGates(value: unknown, depth: number): value is number[] {
  return Array.isArray(value) && value.length === depth && value.every(isFinite);
}
