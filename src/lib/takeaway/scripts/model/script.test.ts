import { beforeAll, describe, expect, test } from 'vitest';
import type { PixelPrompt } from '../../../flamingo/prompt-model';
import type { TracedTensor, TracedTensors } from '../../../flamingo/worker/protocol';
import type { GivenLook, GivenModelRun, Library } from './given';
import { modelScriptOf, resamplerScriptOf } from './script';
import { Giver, examplePrompt } from './testing/given';
import { pythonWith, runPython, type Outcome } from './testing/run-python';

const link = 'https://flamingo.example/en/model?p=1';
const giver = await Giver.open();

const dax = examplePrompt('new-word--dax.json');
const clip = examplePrompt('clip--it-moves-left.json');
const fact = examplePrompt('fact--asia.json');

/** A clip of six frames: two more than frame_embs has rows. */
const longClip = clip.map((part) =>
  'video' in part ? { video: [...part.video, ...part.video.slice(0, 2)] } : part,
);
/** Words that have no picture before them. */
const wordsFirst: PixelPrompt = [{ text: 'this is a' }, ...dax];

function only(expected: TracedTensors, pattern: RegExp): TracedTensors {
  return Object.fromEntries(Object.entries(expected).filter(([name]) => pattern.test(name)));
}

/** A run with what a page shows of it, or with all that it made. */
function shown(...[asked]: Parameters<Giver['run']>): GivenModelRun {
  const given = giver.run(asked);
  const pattern =
    /^(logits|vis_x|text_time|text_to_media_mask|layer\.\d\.(attn|attn_gate|ff_gate))$/;
  return { ...given, expected: only(given.expected, pattern) };
}

const ofDax = shown({ prompt: dax });

/** The same with one number of a tensor changed. */
function changed(given: GivenModelRun, name: string, change: (x: number) => number): GivenModelRun {
  const { shape, values } = given.expected[name];
  const copy = values.slice();
  copy[copy.length - 1] = change(copy[copy.length - 1]);
  const other: TracedTensor = { shape, values: copy };
  return { ...given, expected: { ...given.expected, [name]: other } };
}

/** The same with one bit of the weights flipped, about in the middle of the file: in an 8-bit matrix. */
function flipped(given: GivenModelRun): GivenModelRun {
  const weights = given.weights.slice();
  weights[weights.length - 100_001] ^= 0x40;
  return { ...given, weights };
}

/** Writes a script for a library. */
type Write = (library: Library) => string;

const model =
  (given: GivenModelRun): Write =>
  (library) =>
    modelScriptOf(given, { link, library });
const look =
  (given: GivenLook): Write =>
  (library) =>
    resamplerScriptOf(given, { link, library });
const gates = { attn_gate: [null, 0, 2.5, null, -1], ff_gate: [0.5, null, null, null, 0] };
const heads_off = [[], [0, 3], [], [], [1]];
const clipRun = giver.run({ prompt: clip });
const ofClip = { ...clipRun, expected: only(clipRun.expected, /^picture\.0\./) };

const same: Readonly<Record<string, Write>> = {
  'three pictures, every tensor that the model makes': model(giver.run({ prompt: dax })),
  'a clip longer than any that was trained': model(giver.run({ prompt: longClip })),
  'one picture': model(shown({ prompt: fact })),
  'all pictures before a word (ge)': model(shown({ prompt: wordsFirst, op: 'ge' })),
  'words before the first picture': model(shown({ prompt: wordsFirst })),
  'the zeroing line left out': model(
    shown({ prompt: wordsFirst, interventions: { skip_zero_rows: true } }),
  ),
  'other gates, and heads switched off': model(
    giver.run({ prompt: dax, interventions: { ...gates, heads_off } }),
  ),
  'the plain language model': model(shown({ prompt: dax, interventions: { text_only: true } })),
  'no picture at all': model(giver.run({ prompt: [{ text: 'this is a' }] })),
  'a checkpoint of the training': model(shown({ prompt: dax, checkpoint: 3 })),
  'a clip, up to its latents': look(ofClip),
};

const other: Readonly<Record<string, Write>> = {
  'one bit of one weight': model(flipped(ofDax)),
  'a gate': model({ ...shown({ prompt: dax, interventions: gates }), interventions: {} }),
  'the checkpoint': model({ ...shown({ prompt: dax, checkpoint: 3 }), checkpoint: null }),
  'one logit': model(changed(ofDax, 'logits', (x) => x + 0.01)),
  'a number that is none': model(changed(ofDax, 'layer.4.attn', () => NaN)),
  'the order of the frames': look({
    ...ofClip,
    media: ofClip.media.map((frames) => [...frames].reverse()),
  }),
};

const pythons = { torch: pythonWith('torch'), numpy: pythonWith('numpy') };

describe.each(['torch', 'numpy'] as const)('run by Python with %s, the script', (library) => {
  const python = pythons[library];
  const outcomes = new Map<string, Outcome>();

  beforeAll(() => {
    if (python === null) return;
    const all = Object.entries({ ...same, ...other });
    const scripts = all.map(([, write]) => write(library));
    runPython(python, scripts).forEach((outcome, i) => outcomes.set(all[i][0], outcome));
  }, 120_000);

  test.skipIf(python === null).each(Object.keys(same))('gets the same numbers: %s', (name) => {
    const { exit, output } = outcomes.get(name)!;
    expect([exit, output]).toEqual([0, expect.stringMatching(/All as on the page\.\n$/)]);
  });

  test.skipIf(python === null).each(Object.keys(other))(
    'exits with 1 where something is another: %s',
    (name) => {
      const { exit, output } = outcomes.get(name)!;
      expect([exit, output]).toEqual([1, expect.stringMatching(/\d+ not as on the page\.\n$/)]);
    },
  );

  test.skipIf(python === null)('says how far off each tensor is, by its name', () => {
    const { output } = outcomes.get('one logit')!;
    expect(output.match(/^.* DIFFERS$/gm)).toEqual([
      expect.stringMatching(/^logits +\(1, 18, 401\) +largest error \d\.\de-0[34] {3}DIFFERS$/),
    ]);
  });

  test.skipIf(python === null)('prints the prompt and the likeliest words', () => {
    const [prompt, word] = outcomes.get('one picture')!.output.split('\n');
    expect(prompt).toBe('<image> this is a tiger . it is found in');
    expect(word).toMatch(/^asia +0\.9\d{5}$/);
  });
});
