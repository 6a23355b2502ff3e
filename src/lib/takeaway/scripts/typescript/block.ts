/** The lines of program.ts a third time, on our own tensors: for a run whose tensors come from a model, not from a seed. */

import { stepIds, zeroesRows, type StepId, type Trace } from '../../../trace';

type Passage = readonly [step: StepId, lines: readonly string[]];

/** All up to the row maxima. Names are OpenFlamingo's; where it gives a new value to an old name, each has its own. */
const scores: readonly Passage[] = [
  ['media_locations', ['const media_locations = eq(input_ids, media_token_id);']],
  [
    'sim',
    [
      'const [, T_txt, dim] = lang_x.shape;',
      'const [, T_img, n] = latents.shape;',
      "const x = layerNorm(lang_x, [dim], weights['attn.norm.weight'], weights['attn.norm.bias']);",
      "const media = rearrange(latents, 'b t n d -> b (t n) d');",
      "const kv = chunk(linear(media, weights['attn.to_kv.weight']), 2, -1);",
      "const [q, k, v] = [linear(x, weights['attn.to_q.weight']), ...kv].map((one) =>",
      "  rearrange(one, 'b n (h d) -> b h n d', { h: heads }),",
      ');',
      'const q_scaled = mul(q, dim_head ** -0.5);',
      "const sim = einsum('... i d, ... j d -> ... i j', q_scaled, k);",
    ],
  ],
  ['media_time', ['const media_time = add(arange(T_img), 1);']],
  [
    'text_time',
    [
      'const text_time = use_cached_media',
      "  ? repeat(countNonzero(media_locations, 1), 'b -> b i', { i: T_txt })",
      '  : cumsum(media_locations, -1);',
    ],
  ],
  ['broadcast', ["const media_time_repeated = repeat(media_time, 'j -> 1 1 1 (j n)', { n });"]],
  [
    'mask',
    [
      'const mask_op = only_attend_immediate_media ? eq : ge;',
      "const text_time_rows = rearrange(text_time, 'b i -> b 1 i 1');",
      'const text_to_media_mask = mask_op(text_time_rows, media_time_repeated);',
    ],
  ],
  [
    'masked_fill',
    ["const sim_masked = maskedFill(sim, logicalNot(text_to_media_mask), -finfo('float32').max);"],
  ],
];

const attention: readonly Passage[] = [
  [
    'amax',
    [
      'const row_max = amax(sim_masked, -1, true);',
      'const sim_shifted = sub(sim_masked, row_max);',
    ],
  ],
  [
    'softmax',
    [
      'const exp_sum = sum(exp(sim_shifted), -1, true); // what softmax divides by',
      'const attn_softmax = softmax(sim_shifted, -1);',
    ],
  ],
];

const stop: Passage = [
  'amax',
  [
    '// Here the real code stops, since there is no picture to take the maximum of.',
    'try {',
    '  amax(sim_masked, -1, true);',
    "  throw new Error('The maximum over no picture should have stopped the run.');",
    '} catch (stop) {',
    '  if (!(stop instanceof IndexError)) throw stop;',
    '  console.log(`As on the page, the run stops here: ${stop.message}`);',
    '}',
    'const attn = sim_masked; // the tiny model goes on, with attention to nothing',
  ],
];

const zeroRows: Passage = [
  'zero_rows',
  [
    '// Text before the first picture is silenced, in eq alone.',
    'const attn = only_attend_immediate_media',
    '  ? maskedFill(attn_softmax, eq(text_time_rows, 0), 0)',
    '  : attn_softmax;',
  ],
];

const spared: Passage = [
  'zero_rows',
  [
    '// The lines that silence text before the first picture are left out of this run.',
    'const attn = attn_softmax;',
  ],
];

const allHeads = "const out_per_head = einsum('... i j, ... j d -> ... i d', attn, v);";
const someHeads = [
  "const of_all_heads = einsum('... i j, ... j d -> ... i d', attn, v);",
  'const out_per_head = mul(of_all_heads, heads_on); // 0 for a head that is switched off',
];

const out = (heads_off: readonly number[]): Passage => [
  'out',
  [
    'const attn_sum = sum(attn, -1, true); // 1, or 0 where a row is silenced',
    ...(heads_off.length > 0 ? someHeads : [allHeads]),
    "const joined = rearrange(out_per_head, 'b h n d -> b n (h d)');",
    "const out = linear(joined, weights['attn.to_out.weight']);",
  ],
];

const gate: Passage = [
  'gate',
  [
    'const gated_out = mul(out, tanh(attn_gate));',
    'const after_attn = add(gated_out, lang_x);',
    "const normed = layerNorm(after_attn, [dim], weights['ff.0.weight'], weights['ff.0.bias']);",
    "const ff_out = linear(gelu(linear(normed, weights['ff.1.weight'])), weights['ff.3.weight']);",
    'const after_ff = add(mul(ff_out, tanh(ff_gate)), after_attn);',
  ],
];

/** The lines of this run, step by step, each under a comment with its number and name. */
export function blockLines(trace: Trace): string[] {
  const middle = trace.error
    ? [stop]
    : [...attention, zeroesRows(trace) || trace.inputs.op === 'ge' ? zeroRows : spared];
  const passages = [...scores, ...middle, out(trace.changes.heads_off), gate];
  return passages.flatMap(([step, lines]) => [
    `// ${stepIds.indexOf(step) + 1}. ${step}`,
    ...lines,
    '',
  ]);
}
