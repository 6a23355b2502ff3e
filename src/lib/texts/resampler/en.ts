/** Words of the resampler page, in English. Apart from the others: only this page fetches them. */

import type { ConnectorId } from '../../flamingo/connectors';
import type { Motion } from '../../flamingo/world/things';

type Mode = 'clip' | 'pictures';

const motions: Record<Motion, string> = {
  left: 'to the left',
  right: 'to the right',
  up: 'up',
  down: 'down',
  grows: 'grows',
  shrinks: 'shrinks',
};

/** What is said of one connector; every fact stands in the paper or the file that the card names. */
interface Card {
  readonly name: string;
  readonly attends: string;
  readonly trained: string;
  readonly grows: string;
  readonly goes: string;
}

const cards: Record<ConnectorId, Card> = {
  resampler: {
    name: 'Flamingo: Perceiver resampler',
    attends:
      '64 latents attend to the patches of all frames of their clip, and to themselves, in each of 6 layers.',
    trained:
      'The latents and all layers. Vision encoder and language model stay frozen; OpenFlamingo also trains the word embeddings.',
    grows:
      'With the frames of a clip, not at all; with separate pictures, by 64 each. OpenFlamingo’s own code takes one frame; ours takes clips, as the paper does.',
    goes: 'To the gated cross-attention layers, as keys and values. The text gets no longer.',
  },
  qformer: {
    name: 'BLIP-2: Q-Former',
    attends:
      '32 queries attend to each other in each of 12 blocks, and to the patches in every second one. Where there is text, it shares their self-attention.',
    trained:
      'The queries, the Q-Former and one linear layer after it. Vision encoder and language model stay frozen.',
    grows: 'By 32 for each picture. InstructBLIP reads a clip frame by frame: 32 for each.',
    goes: 'Into the input of the language model, before the words.',
  },
  minicpm: {
    name: 'MiniCPM-V: resampler',
    attends:
      '64 queries attend to the patches of one slice, once. Fixed 2-D sine and cosine positions are added to the keys, in V 2.0 to the queries too.',
    trained:
      'The queries and the attention; the positions are fixed. Its fine-tuning script trains vision encoder and language model too, unless told not to.',
    grows:
      'By 64 for each slice. A large picture is cut into up to 9, and comes once more as a whole; here each frame counts as one.',
    goes: 'Into the input of the language model, in the places kept for it.',
  },
  mlp: {
    name: 'LLaVA-1.5: MLP projector',
    attends:
      'Nothing attends: two linear layers with a GELU between them, on each patch by itself. There are no queries.',
    trained:
      'First the projector alone, then projector and language model. The vision encoder stays frozen.',
    grows: 'By 576 for each picture: every patch stays a token.',
    goes: 'Into the input of the language model, like words.',
  },
};

const frameOf = (mode: Mode, place: number) => `${mode === 'clip' ? 'frame' : 'picture'} ${place}`;
const latentOf = (place: number | null) =>
  place === null ? 'mean of all latents' : `latent ${place}`;
const headOf = (place: number | null) => (place === null ? 'mean of the heads' : `head ${place}`);

export const resampler = {
  title: 'How many frames fit into eight latents?',
  description:
    'Flamingo’s Perceiver resampler at work in your browser, beside three other ways to connect pictures to a language model.',
  lead: 'However many frames come in, the language model gets **the same eight latents**: learned questions that look at all patches of all frames.',
  input: {
    title: 'What comes in?',
    mode: 'What comes in',
    modes: { clip: 'One clip', pictures: 'Separate pictures' } satisfies Record<Mode, string>,
    count: { clip: 'Frames', pictures: 'Pictures' } satisfies Record<Mode, string>,
    fewer: 'one fewer',
    more: 'one more',
    thing: 'Thing',
    motion: 'Motion',
    motions,
    another: 'Draw others',
    bring: 'Own pictures …',
    scenes: 'Back to drawn scenes',
    own: 'Your pictures stay on this device: the link does not hold them. The model has only ever seen emoji scenes.',
    lost: 'Own pictures stood here. No link holds them, and this tab has not kept them: these are drawn scenes.',
    strip: 'What comes in',
    frame: (mode: Mode, place: number, name: string | null) =>
      name === null ? frameOf(mode, place) : `${frameOf(mode, place)}: ${name}`,
    stretched: (frames: number, trained: number) =>
      `Trained with up to ${trained} frames. For ${frames}, its ${trained} frame embeddings (\`frame_embs\`) are **interpolated**, from the first frame to the last.`,
    waiting: 'The model reads them as soon as it is there.',
  },
  shapes: {
    title: 'What grows, and what stays?',
    tokens: (input: string, output: string) => `${input} patch tokens in, ${output} latents out`,
    clip: 'One clip is one medium, however many frames it has: **T = 1**. Its frames share one `media_time`, and one `<image>` in the text.',
    pictures: (count: number) =>
      `${count === 1 ? 'A picture is one medium' : `${count} pictures are ${count} media`}: **T = ${count}**. Each has a \`media_time\`, an \`<image>\` and eight latents of its own.`,
    axes: 'T counts media, F the frames of each. The resampler swallows F; T reaches the mask.',
    latents: 'latents',
  },
  attention: {
    title: 'Where does each latent look?',
    text: 'What a latent does not look at is veiled; the weights stand on their own patches, unsmoothed. A latent also looks at the latents themselves.',
    layer: 'Layer',
    head: 'Head',
    latent: 'Latent',
    meanHeads: 'mean',
    allLatents: 'all (mean)',
    of: (latent: number | null, layer: number, head: number | null) =>
      `${latentOf(latent)}, layer ${layer}, ${headOf(head)}`,
    frame: frameOf,
    patch: (row: number, column: number) => `patch in row ${row}, column ${column}`,
    own: 'latents themselves',
    ownShort: 'self',
    ownKey: (place: number) => `to latent ${place}`,
    scale: (strongest: string) =>
      `Clear: ${strongest}, the largest weight of this layer and choice of heads. Fully veiled: 0.`,
    shares: {
      clip: 'Share of each frame',
      pictures: 'Share of each picture',
    } satisfies Record<Mode, string>,
    patches: (count: number) => `patches 1 to ${count}`,
    sharesText: 'One row a latent: its weights, added up over the patches. Pick a row.',
    sharesRest: 'What is missing to 1 goes to the latents of the same picture.',
    share: (latent: number, what: string, share: string) =>
      `latent ${latent} gives ${what} ${share} of its attention`,
    all: 'All weights',
    allText:
      'One row a latent, one column a patch, row by row of each frame; the last eight columns are the latents themselves. Each row adds up to 1.',
    tensor: (name: string, shape: string) => `${name} ${shape}`,
    large: (cells: number) => `${cells} cells, drawn. Arrow keys move between them.`,
    hint: 'Point at a cell, or move to it with the arrow keys: its number is read here.',
    reading: (of: string, what: string, value: string) =>
      `${of} → ${what}: ${value} of the attention`,
  },
  out: {
    title: 'What comes out?',
    text: 'The latents, after the last layer and its LayerNorm: all that the language model will ever know of the frames. One row a latent, one column a feature.',
    cells: (cells: string, count: number, mode: Mode) =>
      mode === 'clip'
        ? `${cells} numbers, for ${count === 1 ? 'one frame as for eight' : `${count} frames as for one`}.`
        : `${cells} numbers: eight latents for each picture.`,
    feature: (media: string, latent: number, feature: number, value: string) =>
      `${media}latent ${latent}, feature ${feature}: ${value}`,
    scale: (most: string) => `Orange is positive, blue negative; full colour at ±${most}.`,
  },
  cost: {
    title: 'What does it cost?',
    text: 'Multiply-adds, from the formulas: a multiplication and the addition after it count as one. The vision encoder reads each frame in any case and is not in them.',
    ours: 'Our resampler',
    gated: (words: number) => `One gated layer of our language model, with ${words} words`,
    gatedText:
      'J = T · n latents. Scores are counted before the mask, as they are computed. `to_kv` runs once for all words that are written later.',
    part: 'Part',
    formula: 'Formula',
    numbers: 'In numbers',
    count: 'Multiply-adds',
    total: 'Together',
    scroll: (what: string) => `${what}: the table scrolls sideways`,
  },
  connectors: {
    title: 'How do other models do it?',
    text: '**Only the first runs live on this page, in small.** The others are counted from their published sizes, with the same frames: bars are as long as tokens are many.',
    outTokens: 'Tokens out',
    multiplyAdds: 'Multiply-adds of the connector',
    axis: { clip: 'frames of one clip', pictures: 'separate pictures' } satisfies Record<
      Mode,
      string
    >,
    chart: (what: string, lines: readonly string[]) =>
      `${what}, on a logarithmic scale. ${lines.join('; ')}.`,
    line: (name: string, first: string, now: string, count: number) =>
      `${name}: ${first} for 1, ${now} for ${count}`,
    short: {
      resampler: 'Resampler',
      qformer: 'Q-Former',
      minicpm: 'MiniCPM-V',
      mlp: 'MLP',
    } satisfies Record<ConnectorId, string>,
    cards,
    live: 'runs here, in small',
    counted: 'counted, not run',
    sizes: 'Sizes of',
    perFrame: 'A frame brings',
    queries: 'Learned queries',
    none: 'none',
    comesOut: 'Comes out',
    attends: 'What attends to what',
    trained: 'What is trained',
    grows: 'How the output grows',
    goes: 'Where it goes',
    cost: 'Multiply-adds',
    source: 'Sources',
    diagram: (name: string, input: string, output: string) =>
      `${name}: ${input} patch tokens in, ${output} tokens out`,
  },
};
