import { describe, expect, test, vi } from 'vitest';
import { Downloads } from './downloads';
import { loadModel as loadWithPauses, type OpenFile, type Progress } from './load-model';
import {
  manifestOf,
  openFrom,
  openRandomModel,
  randomConfig,
  randomFiles,
  randomVocabulary,
  type Files,
} from './testing/random-model';

/** Tries again at once. */
const loadModel = (open: OpenFile, onProgress?: (progress: Progress) => void) =>
  loadWithPauses(open, onProgress, new Downloads(() => Promise.resolve()));

const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** The folder with some files replaced, and a manifest that goes with them. */
function folder(replaced: Files): OpenFile {
  const files = { ...randomFiles(), ...replaced };
  return openFrom({ ...files, 'manifest.json': manifestOf(files) });
}

/** The folder with some files replaced behind the manifest's back. */
function tampered(replaced: Files): OpenFile {
  const files = randomFiles();
  return openFrom({ ...files, 'manifest.json': manifestOf(files), ...replaced });
}

describe('a model is loaded', () => {
  test('with its words, sizes and weights, and every byte is told of', async () => {
    const files = randomFiles();
    const total = Object.values(files).reduce((sum, { length }) => sum + length, 0);
    const seen: number[] = [];
    const model = await loadModel(openRandomModel(), ({ received, total: all }) => {
      expect(all).toBe(total);
      seen.push(received);
    });
    expect(seen.at(-1)).toBe(total);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(model.bytes).toBe(total);
    expect(model.tokenizer.encode('a panda')).toEqual([9, 11]);
    expect(model.config.lang_encoder.context).toBe(24);
    expect(model.weights['perceiver.latents'].shape).toEqual([2, 16]);
  });

  test('piece by piece, as the network brings it', async () => {
    const whole = openRandomModel();
    const inPieces: OpenFile = async (name) => {
      const bytes = new Uint8Array(await (await whole(name)).arrayBuffer());
      const size = Math.max(1, Math.ceil(bytes.length / 5));
      let at = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          controller.enqueue(bytes.slice(at, (at += size)));
          if (at >= bytes.length) controller.close();
        },
      });
      return new Response(body);
    };
    const onProgress = vi.fn();
    await loadModel(inPieces, onProgress);
    expect(onProgress.mock.calls.length).toBeGreaterThanOrEqual(15);
  });
});

/** The folder, but the body of one file breaks in its middle. */
function breaking(broken: string, onCancel: (name: string) => void = () => {}): OpenFile {
  const whole = openRandomModel();
  return async (name) => {
    const response = await whole(name);
    if (name === 'manifest.json' && name !== broken) return response;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes.slice(0, bytes.length / 2)),
      // The others never end by themselves.
      pull: (controller) =>
        name === broken ? controller.error(new TypeError('gone')) : new Promise(() => {}),
      cancel: () => onCancel(name),
    });
    return new Response(body);
  };
}

describe('a connection that breaks', () => {
  test.each(['manifest.json', 'model.safetensors'])('in %s is told with the file', async (file) => {
    await expect(loadModel(breaking(file))).rejects.toMatchObject({
      problem: { kind: 'not_fetched', file, status: null, why: 'the connection broke (gone)' },
    });
  });

  test('ends the other downloads', async () => {
    const cancelled: string[] = [];
    await expect(
      loadModel(breaking('vocabulary.json', (name) => cancelled.push(name))),
    ).rejects.toThrow('vocabulary.json');
    expect(cancelled.sort()).toEqual(['config.json', 'model.safetensors']);
  });
});

test('a manifest that does not end is not read to its end', async () => {
  let pulled = 0;
  const body = () =>
    new ReadableStream<Uint8Array>({
      pull: (controller) => (pulled++, controller.enqueue(new Uint8Array(1024).fill(32))),
    });
  await expect(loadModel(() => Promise.resolve(new Response(body())))).rejects.toThrow(
    'manifest.json is broken: it has more than 65536 bytes',
  );
  expect(pulled).toBeLessThan(70);
});

describe('a model that is not sound is refused, naming the file:', () => {
  const weights = randomFiles()['model.safetensors'];
  const configAlone = { 'config.json': randomFiles()['config.json'] };
  const withoutWords = { ...configAlone, 'manifest.json': manifestOf(randomFiles()) };
  const flipped = weights.slice();
  flipped[weights.length - 2] ^= 1;
  const more = new Uint8Array(weights.length + 1);
  const otherSize = {
    ...randomConfig,
    lang_encoder: { ...randomConfig.lang_encoder, vocab_size: 9 },
  };
  const entry = { bytes: 5, sha256: '0'.repeat(64) };
  const giant = { ...entry, bytes: 1e12 };
  const manifest = (value: unknown) => tampered({ 'manifest.json': text(value) });

  test.each<[string, OpenFile]>([
    ['the model is not there: no manifest.json', openFrom({})],
    ['the model is not there: no vocabulary.json', openFrom(withoutWords)],
    ['manifest.json is broken: it does not say how many bytes config.json has', manifest({})],
    ['it does not say how many bytes config.json', manifest({ files: { 'config.json': {} } })],
    [
      'config.json is said to have 1000000000000 bytes',
      manifest({ files: { 'config.json': giant } }),
    ],
    [
      'it has no SHA-256 of config.json',
      manifest({ files: { 'config.json': { ...entry, sha256: 'x' } } }),
    ],
    ['manifest.json is broken', tampered({ 'manifest.json': new TextEncoder().encode('<html>') })],
    ['model.safetensors is broken: its SHA-256 is', tampered({ 'model.safetensors': flipped })],
    [
      `it ends after 100 of ${weights.length} bytes`,
      tampered({ 'model.safetensors': weights.slice(0, 100) }),
    ],
    [`it has more than ${weights.length} bytes`, tampered({ 'model.safetensors': more })],
    [
      'model.safetensors is broken: safetensors: the header is not JSON',
      folder({ 'model.safetensors': new Uint8Array(16).fill(1, 0, 1) }),
    ],
    [
      'config.json is broken: config: format is "x"',
      folder({ 'config.json': text({ format: 'x' }) }),
    ],
    ['vocabulary.json is broken: not a list', folder({ 'vocabulary.json': text({}) })],
    ['it has 16 words, the configuration 9', folder({ 'config.json': text(otherSize) })],
    [
      'image is token 3, in the configuration 2',
      folder({
        'vocabulary.json': text([
          'x',
          ...randomVocabulary.filter((word) => word !== 'dax'),
        ]).slice(),
      }),
    ],
    [
      'manifest.json could not be fetched: the network is down',
      () => Promise.reject(new TypeError('the network is down')),
    ],
    ['the server answers 503', () => Promise.resolve(new Response(null, { status: 503 }))],
  ])('%s', async (message, open) => {
    await expect(loadModel(open)).rejects.toThrow(message);
  });
});
