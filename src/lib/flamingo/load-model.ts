import type { View } from '../tensor';
import { HISTORY, parseHistory, type CheckpointInfo } from './checkpoints';
import { readWeights } from './dequantise';
import { opened, tryAgain, type OpenFile } from './download';
import { Downloads } from './downloads';
import { Manifest, MANIFEST } from './manifest';
import { FlamingoError } from './problem';
import { readShortText } from './read-body';
import { parseConfig, type FlamingoConfig } from './runtime/config';
import { Tokenizer } from './tokenizer';

export type { OpenFile } from './download';

/** A model as it lies in its folder, read and checked. */
export interface ModelFiles {
  readonly config: FlamingoConfig;
  readonly tokenizer: Tokenizer;
  /** Named tensors. */
  readonly weights: Readonly<Record<string, View>>;
  /** Of all files together. */
  readonly bytes: number;
  readonly manifest: Manifest;
  /** What training left on its way, in its order. */
  readonly checkpoints: readonly CheckpointInfo[];
}

/** Bytes, of all files together. */
export interface Progress {
  readonly received: number;
  readonly total: number;
}

const FILES = ['config.json', 'vocabulary.json', 'model.safetensors'] as const;

/** A hundred times what three entries need. */
const LARGEST_MANIFEST = 2 ** 16;

/**
 * Loads a model: manifest.json says how many bytes the others have and what their SHA-256 is; they come side by side.
 * @param onProgress is told of each piece that arrives
 * @param downloads keeps what has come when it fails, so that the next time goes on from there
 * @throws {FlamingoError} model_missing, not_fetched or model_broken, naming the file
 */
export async function loadModel(
  open: OpenFile,
  onProgress: (progress: Progress) => void = () => {},
  downloads = new Downloads(),
): Promise<ModelFiles> {
  const readManifest = async () =>
    readShortText(await opened(open, MANIFEST), MANIFEST, LARGEST_MANIFEST);
  const manifest = new Manifest(await tryAgain(readManifest, downloads.wait));
  const names = [...FILES, ...(manifest.has(HISTORY) ? [HISTORY] : [])];
  const files = names.map((name) => downloads.of(name, manifest.entry(name)));
  const total = files.reduce((sum, { entry }) => sum + entry.bytes, 0);
  const count = (received: number) => onProgress({ received, total });
  const contents = await downloads.finish(open, files, count);
  const model = modelOf(manifest, contents, total);
  files.forEach((file) => downloads.forget(file));
  return model;
}

function modelOf(
  manifest: Manifest,
  [config_json, vocabulary, weights, history]: readonly Uint8Array[],
  bytes: number,
): ModelFiles {
  const config = parsed('config.json', () => parseConfig(decode(config_json)));
  const { depth } = config.lang_encoder;
  const files = {
    config,
    tokenizer: new Tokenizer(
      parsed('vocabulary.json', () => JSON.parse(decode(vocabulary)) as unknown),
    ),
    weights: parsed('model.safetensors', () => readWeights(weights)),
    bytes,
    manifest,
    checkpoints:
      history === undefined
        ? []
        : parsed(HISTORY, () => parseHistory(decode(history), manifest, depth)),
  };
  checkTogether(files);
  return files;
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
    if (error instanceof FlamingoError) throw error;
    return broken(name, (error as Error).message);
  }
}

function broken(file: string, why: string): never {
  throw new FlamingoError({ kind: 'model_broken', file, why });
}
