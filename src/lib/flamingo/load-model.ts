import type { View } from '../tensor';
import type { CheckpointInfo } from './checkpoints';
import { readWeights } from './dequantise';
import { FlamingoError } from './problem';
import { readExactly, readShortText } from './read-body';
import { parseConfig, type FlamingoConfig } from './runtime/config';
import { sha256Fast } from './sha256';
import { Tokenizer } from './tokenizer';

/** A model as it lies in its folder, read and checked. */
export interface ModelFiles {
  readonly config: FlamingoConfig;
  readonly tokenizer: Tokenizer;
  /** Named tensors. */
  readonly weights: Readonly<Record<string, View>>;
  /** Of all files together. */
  readonly bytes: number;
  /** What training left on its way, in its order. */
  readonly checkpoints: readonly CheckpointInfo[];
}

/** Bytes, of all files together. */
export interface Progress {
  readonly received: number;
  readonly total: number;
}

/** Opens a file of the model's folder: `fetch` in a browser, the disk in Node. Status 404: it is not there. */
export type OpenFile = (name: string) => Promise<Response>;

interface Entry {
  readonly bytes: number;
  readonly sha256: string;
}

const MANIFEST = 'manifest.json';
const FILES = ['config.json', 'vocabulary.json', 'model.safetensors'] as const;
type FileName = (typeof FILES)[number];

/** Ten times what a tiny model needs; no manifest can make us take more memory. */
const LARGEST_FILE = 64 * 2 ** 20;
/** A hundred times what three entries need. */
const LARGEST_MANIFEST = 2 ** 16;

/**
 * Loads a model: manifest.json says how many bytes the others have and what their SHA-256 is; they come side by side.
 * @param onProgress is told of each piece that arrives
 * @throws {FlamingoError} model_missing or model_broken, naming the file
 */
export async function loadModel(
  open: OpenFile,
  onProgress: (progress: Progress) => void = () => {},
): Promise<ModelFiles> {
  const manifest = await readShortText(await opened(open, MANIFEST), MANIFEST, LARGEST_MANIFEST);
  const entries = readManifest(manifest);
  const total = FILES.reduce((sum, name) => sum + entries[name].bytes, 0);
  let received = 0;
  const count = (bytes: number) => onProgress({ received: (received += bytes), total });
  const [config, vocabulary, weights] = await together((signal) =>
    FILES.map((name) => readFile(open, name, entries[name], count, signal)),
  );
  const files = {
    config: parsed('config.json', () => parseConfig(decode(config))),
    tokenizer: new Tokenizer(
      parsed('vocabulary.json', () => JSON.parse(decode(vocabulary)) as unknown),
    ),
    weights: parsed('model.safetensors', () => readWeights(weights)),
    bytes: total,
    checkpoints: [],
  };
  checkTogether(files);
  return files;
}

/** Waits for all; when one fails the others are aborted. */
async function together<Value>(start: (signal: AbortSignal) => Promise<Value>[]): Promise<Value[]> {
  const controller = new AbortController();
  try {
    return await Promise.all(start(controller.signal));
  } catch (error) {
    controller.abort();
    throw error;
  }
}

async function opened(open: OpenFile, name: string): Promise<Response> {
  let response: Response;
  try {
    response = await open(name);
  } catch (error) {
    return broken(name, `it could not be fetched (${(error as Error).message})`);
  }
  if (response.status === 404) throw new FlamingoError({ kind: 'model_missing', file: name });
  if (!response.ok) broken(name, `the server answers ${response.status}`);
  return response;
}

function readManifest(text: string): Readonly<Record<FileName, Entry>> {
  const manifest = parsed(MANIFEST, () => JSON.parse(text) as unknown);
  const files = field(manifest, 'files');
  const entries = FILES.map((name) => [name, readEntry(name, field(files, name))] as const);
  return Object.fromEntries(entries) as Record<FileName, Entry>;
}

function readEntry(name: string, entry: unknown): Entry {
  const bytes = field(entry, 'bytes');
  const sha256 = field(entry, 'sha256');
  if (typeof bytes !== 'number' || !Number.isInteger(bytes) || bytes < 0) {
    return broken(MANIFEST, `it does not say how many bytes ${name} has`);
  }
  if (bytes > LARGEST_FILE) broken(MANIFEST, `${name} is said to have ${bytes} bytes`);
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) {
    return broken(MANIFEST, `it has no SHA-256 of ${name}`);
  }
  return { bytes, sha256 };
}

function field(value: unknown, key: string): unknown {
  const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  return isObject ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** The whole file, known to be the one that was meant. */
async function readFile(
  open: OpenFile,
  name: FileName,
  { bytes, sha256 }: Entry,
  count: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = await readExactly(await opened(open, name), name, bytes, count, signal);
  const found = await sha256Fast(file);
  if (found !== sha256) broken(name, `its SHA-256 is ${found}, not ${sha256}`);
  return file;
}

/** The vocabulary and the configuration must speak of the same words. */
function checkTogether({ config, tokenizer }: ModelFiles): void {
  const { vocab_size } = config.lang_encoder;
  const { length } = tokenizer.vocabulary;
  if (length !== vocab_size) {
    broken('vocabulary.json', `it has ${length} words, the configuration ${vocab_size}`);
  }
  for (const name of ['image', 'endofchunk'] as const) {
    const [configured, found] = [config.special_tokens[name], tokenizer[name]];
    if (configured !== found) {
      broken('vocabulary.json', `${name} is token ${found}, in the configuration ${configured}`);
    }
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function parsed<Value>(name: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    return broken(name, (error as Error).message);
  }
}

function broken(file: string, why: string): never {
  throw new FlamingoError({ kind: 'model_broken', file, why });
}
