/** Words of the overview of the model page, in English: the way from pixels to the next word. Numbers come printed. */

export const overview = {
  label: 'From pixels to the next word',
  hint: 'Tokens are rows, layers are columns. Every part opens: click it, or go from part to part with ← and → and press Enter.',
  waiting: 'The overview is drawn from the model’s own numbers, as soon as it has run.',
  behind: 'Still the numbers of the last run: what stands above now cannot be run.',
  frozen: 'frozen',
  trained: 'trained',
  /** Under an opened part. */
  close: 'Close',
  open: (part: string) => `Open: ${part}`,
  list: (items: readonly string[]) => items.join(', '),
  parts: {
    picture: (n: number) => `Picture ${n}`,
    clip: (n: number, frames: number) => `Clip ${n} · ${frames} frames`,
    vision: 'Vision encoder',
    resampler: 'Resampler',
    layer: (i: number) => `Layer ${i}, gated cross-attention`,
    lm: (i: number) => `Layer ${i}, block of the language model`,
    answer: 'Next word',
  },
  patches: (n: number) => `${n} patches`,
  visionSize: (layers: number) => `ViT · ${layers} layers`,
  resamplerSize: (layers: number) => `${layers} layers`,
  latents: (n: number) => `${n} latents each`,
  noMedia: 'No picture in this prompt: the language model reads alone.',
  strips: (n: number, rows: number, size: number, from: string, to: string) =>
    `latents of picture ${n}: ${rows} vectors of ${size} numbers, from ${from} to ${to}`,
  tokens: 'Tokens, with the text_time of each',
  token: (i: number, word: string, time: number) =>
    time === 0
      ? `token ${i}, ${word}: text_time 0, no picture before it`
      : `token ${i}, ${word}: text_time ${time}, picture ${time} is the last before it`,
  columns: { layer: (i: number) => `layer ${i}`, xattn: 'cross-attn', lm: 'LM' },
  added:
    'What the pictures add to each token, by layer: length of what is added over length of the token’s vector',
  addedCell: (layer: number, i: number, word: string, sees: string, ratio: string) =>
    `layer ${layer}, token ${i}, ${word}: ${sees}, adds ${ratio} of its length`,
  sees: {
    pictures: (list: string) => `sees ${list}`,
    closed: (list: string) => `the mask allows ${list}, but the gate is 0`,
    evenly: 'may see no picture, so sees all evenly',
    nothing: 'sees no picture, zeroed',
  },
  pictureNames: (numbers: readonly number[]) =>
    numbers.length === 1 ? `picture ${numbers[0]}` : `pictures ${numbers.join(', ')}`,
  gates: 'tanh(attn_gate) by layer',
  gate: (layer: number, tanh: string) => `layer ${layer}: tanh(attn_gate) ${tanh}`,
  gateNote: '`tanh(attn_gate)`: a gate is the wider open, the farther this is from 0',
  legend:
    'A cell is as strong as what the pictures add to its token: the length of `tanh(attn_gate) · attn_out` over the length of the vector before it; full colour at 1. Its hue says which picture; hatched: zeroed.',
  order: {
    title: 'The deeper the layer, the larger its gate?',
    set: 'These are gates that you have set; what was trained shows again when they are back.',
    all: 'In this run it holds from each layer to the next.',
    none: 'In this run it holds nowhere: no gate is larger than the one before it.',
    mixed: (holds: string, fails: string) =>
      `In this run it holds from layer ${holds}, but not from layer ${fails}.`,
    step: (from: number, a: string, b: string) => `${from} to ${from + 1} (${a} → ${b})`,
    caveat:
      'And a gate alone does not say how much a picture adds: behind a nearly closed gate a long attn_out may still move a short vector.',
  },
  next: {
    after: (i: number, word: string) => `after token ${i}, “${word}”`,
    bars: (list: string) => `Likeliest next words: ${list}`,
    bar: (word: string, p: string) => `${word} ${p}`,
    madeUp: (words: string) =>
      `${words}: made-up words. Training gave them to things, so that it could learn to take a new word from an example.`,
    changed: (word: string, p: string) => `Next word: ${word}, ${p}.`,
  },
  reading: {
    label: 'What is read',
    cell: (layer: number, i: number, word: string) =>
      `layer ${layer} · gated_cross_attn · token ${i} “${word}”`,
    head: (head: number) => `head ${head}`,
    weights: (picture: number, weights: string) => `picture ${picture}: ${weights}`,
    blocked: (picture: number, text_time: number, media_time: number) =>
      `picture ${picture}: blocked (text_time ${text_time} ≠ media_time ${media_time})`,
    later: (picture: number, text_time: number, media_time: number) =>
      `picture ${picture}: blocked (text_time ${text_time} < media_time ${media_time})`,
    /** Several in a row. */
    run: {
      blocked: (from: number, to: number, text_time: number) =>
        `pictures ${from}–${to}: blocked (text_time ${text_time} ≠ media_time ${from} … ${to})`,
      later: (from: number, to: number, text_time: number) =>
        `pictures ${from}–${to}: blocked (text_time ${text_time} < media_time ${from} … ${to})`,
    },
    zeroed: 'text_time is 0: after the softmax the row is zeroed, so nothing is added.',
    noMedia: 'There is no picture, so nothing is added.',
    closed: 'The mask allows it, but the gate is 0 and adds nothing:',
    evenly:
      'The mask allows no picture here, and no line zeroes the row: every latent gets the same weight.',
    sum: (tanh: string, found: string, added: string, before: string, ratio: string) =>
      `\`|tanh(attn_gate)|\` ${tanh} × \`‖attn_out‖\` ${found} = ${added}, added to a vector of length ${before}: ${ratio} of it.`,
    steps: 'Open in the Mask Lab’s steps',
  },
  controls: {
    layer: 'Layer',
    head: 'Head',
    medium: 'Picture',
    frame: 'Frame',
    latent: 'Latent',
    row: 'After token',
    token: 'Token',
  },
  /** Sentences of what stands open. */
  details: {
    brightest: (share: string) =>
      `No veil means ${share}, the largest weight there is here; all others in proportion.`,
    patch: (n: number, frame: number, value: string) => `frame ${frame}, patch ${n}: ${value}`,
    picture: {
      lead: (size: number, side: number, patch: number, dim: number) =>
        `What the model sees: ${size} × ${size} pixels, cut into ${side} × ${side} patches of ${patch} × ${patch}. Each patch becomes a vector of ${dim} numbers.`,
      norms: 'Length of each patch’s vector as it enters the first layer',
      patches: 'The vectors themselves: a row for each patch',
      cell: (patch: number, feature: number, value: string) =>
        `patch ${patch}, number ${feature}: ${value}`,
    },
    vision: {
      lead: (layers: number) =>
        `Every patch looks at every patch of its picture, in each of ${layers} layers; nothing is masked. Choose a patch in the first picture; the second shows where it looks.`,
      choose: 'Choose a patch',
      attention: (patch: number, layer: number, head: number) =>
        `Where patch ${patch} looks, layer ${layer}, head ${head}`,
    },
    resampler: {
      lead: (keys: number, latents: number) =>
        `${latents} learned queries read ${keys} patches and themselves, and become the ${latents} latents: the only thing of the picture that the language model ever gets.`,
      attention: (latent: number, frame: number) => `Latent ${latent}, frame ${frame}`,
      latent: (latent: number) => `Latent ${latent}`,
      shares: 'Where the attention of each latent goes',
      share: (latent: number, patches: string, own: string) =>
        `latent ${latent}: ${patches} to patches, ${own} to the latents themselves`,
      sharesHead: { latent: 'latent', patches: 'patches', own: 'latents' },
      out: 'The latents that come out: a row for each',
      cell: (latent: number, feature: number, value: string) =>
        `latent ${latent}, number ${feature}: ${value}`,
    },
    layer: {
      lead: (heads: number) =>
        `Rows are tokens, columns are latents. ${heads} heads, each with its own weights; a row adds up to 1 where a picture is allowed. Hatched: masked, an exact 0.`,
      attention: (layer: number, head: number) =>
        `Attention of each token to the latents, layer ${layer}, head ${head}`,
      cell: (i: number, word: string, picture: number, latent: number, value: string) =>
        `token ${i}, ${word}, picture ${picture} latent ${latent}: ${value}`,
      masked: (i: number, word: string, picture: number, latent: number) =>
        `token ${i}, ${word}, picture ${picture} latent ${latent}: masked · 0`,
      gates: 'The two gates',
      gate: (name: string, alpha: string, tanh: string) =>
        `tanh(${name}) = tanh(${alpha}) = ${tanh}`,
      norms: 'What is added to each token',
      norm: (i: number, word: string, value: string) => `token ${i}, ${word}: ${value}`,
    },
    lm: {
      lead: 'The frozen language model’s own attention: each token looks at itself and at what came before it. This is also the way on which an earlier picture can reach a later word.',
      attention: (layer: number, head: number) =>
        `Self-attention, layer ${layer}, head ${head}: a row for each token`,
      cell: (i: number, word: string, j: number, other: string, value: string) =>
        `token ${i}, ${word}, looks at token ${j}, ${other}: ${value}`,
      masked: (i: number, word: string, j: number, other: string) =>
        `token ${i}, ${word}, cannot see token ${j}, ${other}, which comes later · 0`,
      arcs: (i: number, word: string) => `Where token ${i}, “${word}”, looks`,
      arc: (j: number, other: string, value: string) => `token ${j}, ${other}: ${value}`,
    },
    answer: {
      lead: 'Any token can be asked what would come after it. Temperature, top-k and top-p change only what is drawn, never the model.',
      temperature: 'Temperature',
      top_k: 'top-k',
      top_p: 'top-p',
      all: 'all',
      greedy: 'At temperature 0 the likeliest word is always taken.',
      kept: (kept: number, all: number) =>
        kept === 1 ? `1 of ${all} words can be drawn.` : `${kept} of ${all} words can be drawn.`,
      table: 'The ten likeliest next words',
      head: { word: 'word', logit: 'logit', p: 'p', drawn: 'drawn with' },
      cut: 'cut',
    },
  },
  large: 'Drawn; arrow keys move from cell to cell.',
};
