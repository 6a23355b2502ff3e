import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseHistory, withCheckpoint, type CheckpointInfo } from './checkpoints';
import { readWeights } from './dequantise';
import { Manifest } from './manifest';
import { filesWithCheckpoints, manifestOf } from './testing/random-model';

const folder = new URL('../../../static/models/tiny-flamingo/', import.meta.url);
const bytesOf = (name: string) => readFileSync(new URL(name, folder));
const shipped = JSON.parse(bytesOf('checkpoints/history.json').toString()) as CheckpointInfo[];

/** The step in the metadata of a safetensors file. */
function stepIn(bytes: Buffer): number {
  const length = Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.subarray(8, 8 + length).toString()) as {
    __metadata__: { step: string };
  };
  return Number(header.__metadata__.step);
}

describe('the shipped checkpoints', () => {
  test('are in the manifest, in the order of their steps, from 0 on', () => {
    const manifest = new Manifest(bytesOf('manifest.json').toString());
    expect(parseHistory(JSON.stringify(shipped), manifest, 5)).toEqual(shipped);
    const steps = shipped.map(({ step }) => step);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect([shipped.length, steps[0]]).toEqual([10, 0]);
    expect(shipped[0].loss).toBeGreaterThan(2 * shipped[9].loss);
  });

  test.each(shipped)('at step $step have the gates that are told', ({ file, step, ...told }) => {
    const bytes = bytesOf(file);
    expect(stepIn(bytes)).toBe(step);
    const weights = readWeights(bytes);
    for (const name of ['attn_gate', 'ff_gate'] as const) {
      const gates = told[name].map((_, i) => weights[`gated_cross_attn_layers.${i}.${name}`]);
      // In the file a closed gate may be -0.
      expect(gates.map((gate) => gate.get(0) + 0)).toEqual(told[name]);
      if (step === 0) expect(told[name]).toEqual([0, 0, 0, 0, 0]);
    }
  });

  test('end as the shipped model', () => {
    const weights = readWeights(bytesOf('model.safetensors'));
    const { file } = shipped[shipped.length - 1];
    const last = withCheckpoint(weights, bytesOf(file), file);
    for (const [name, { data }] of Object.entries(weights)) {
      expect(Buffer.compare(Buffer.from(data.buffer), Buffer.from(last[name].data.buffer))).toBe(0);
    }
  });
});

describe('a history that is not sound is refused:', () => {
  const files = filesWithCheckpoints();
  const manifest = new Manifest(new TextDecoder().decode(manifestOf(files)));
  const text = new TextDecoder().decode(files['checkpoints/history.json']);
  const [entry] = JSON.parse(text) as CheckpointInfo[];

  test.each<[string, unknown]>([
    ['not a list', {}],
    ['101 checkpoints are more than 100', Array(101).fill(entry)],
    ['entry 1 has no sound "file"', [entry, null]],
    ['entry 0 has no sound "step"', [{ ...entry, step: -1 }]],
    ['entry 0 has no sound "loss"', [{ ...entry, loss: '1' }]],
    ['entry 0 has no sound "loss_lines"', [{ ...entry, loss_lines: 0.5 }]],
    ['entry 0 has no sound "attn_gate"', [{ ...entry, attn_gate: [0] }]],
    ['entry 0 has no sound "ff_gate"', [{ ...entry, ff_gate: [0, null] }]],
    ['how many bytes ../secret has', [{ ...entry, file: '../secret' }]],
  ])('%s', (why, history) => {
    expect(() => parseHistory(JSON.stringify(history), manifest, 2)).toThrow(why);
  });
});

describe('a checkpoint that does not fit is refused, naming its file:', () => {
  const files = filesWithCheckpoints();
  const file = 'checkpoints/checkpoint-01.safetensors';
  const weights = readWeights(files['model.safetensors']);

  test('no safetensors', () => {
    expect(() => withCheckpoint(weights, new Uint8Array(3), file)).toThrow(`${file} is broken`);
  });

  test('a tensor that the model has not, or of another shape', () => {
    const { 'perceiver.latents': latents, ...others } = weights;
    const why = `${file} is broken: the model has no perceiver.latents`;
    expect(() => withCheckpoint(others, files[file], file)).toThrow(why);
    const wider = { ...weights, 'perceiver.latents': weights['lang_encoder.wte.weight'] };
    expect(() => withCheckpoint(wider, files[file], file)).toThrow('perceiver.latents has shape');
    expect(latents.shape).toEqual([2, 16]);
  });
});
