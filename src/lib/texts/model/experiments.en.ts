/** Words of the model page's experiments, in English: what is changed, and what became of the answer. */

import type { Gates } from '../../flamingo/runtime/interventions';

type GateName = keyof Gates;

export const experiments = {
  title: 'What if …?',
  lead: 'One click changes the model or your pictures. Before and after are both run here, on your prompt.',
  label: 'Experiments',
  back: 'Back to trained',
  op: 'Which pictures a word sees',
  eq: 'eq: the last one',
  ge: 'ge: all so far',
  allGates: 'All gates to 0',
  gates: 'Gates by layer',
  heads: 'Heads off',
  training: 'Training in time-lapse',
  swap: 'Swap pictures',
  swapFirst: 'First picture to swap',
  swapSecond: 'Second picture to swap',
  swapNeedsTwo: 'Swapping needs two pictures.',
  medium: (n: number) => `picture ${n}`,
  blank: 'Blank',
  blankOne: (n: number) => `Blank picture ${n}`,
  zeroing: 'Drop the zeroing line',
  zeroingOnlyEq: 'In ge that line does not run anyway.',
  /** What each pill does, in plain words. */
  about: {
    rest: 'Point at a button, or move to it, and read here what it does.',
    eq: 'As trained: a word sees only the last picture before it.',
    ge: 'A word sees every picture before it, which the model never learned.',
    allGates:
      'A gate says how much of the pictures gets into a layer. At 0 nothing does: the plain language model is left.',
    zeroing:
      'Words before the first picture have nothing to see, so one line of code sets their rows to 0. Without it they see all pictures a little.',
    swap: 'Two pictures change places; the words stay where they are.',
    blank: 'An even grey takes the place of the picture.',
    gates: 'Opens sliders: how much of the pictures gets into each layer.',
    heads:
      'Opens a table. Each layer looks at the pictures in several ways at once, its heads; each can be switched off.',
    training: 'Opens the model’s training: earlier stages of it answer your prompt.',
    back: 'Takes back every change.',
  },
  gate: {
    hint: 'What a layer adds is multiplied by `tanh` of its gate: at 0 nothing gets in. `attn_gate` is the way in for pictures, `ff_gate` for the feed-forward layer behind it.',
    of: (name: GateName, layer: number) => `${name} of layer ${layer}`,
    layer: (layer: number) => `Layer ${layer}`,
    value: (gate: string, tanh: string) => `tanh(${gate}) = ${tanh}`,
    trained: (gate: string) => `trained: ${gate}`,
    reset: (name: GateName, layer: number) => `as trained: ${name} of layer ${layer}`,
    resetShort: 'as trained',
  },
  head: {
    hint: 'Each cell is one head of a layer’s cross-attention. Click: what it finds is left out.',
    grid: 'Heads of the cross-attention: rows are layers, columns are heads',
    of: (layer: number, head: number) => `layer ${layer}, head ${head}`,
    column: (head: number) => `head ${head}`,
    on: 'on',
    off: 'off',
  },
  /** One after another. */
  sentences: (all: readonly string[]) => all.join(' '),
  compare: {
    label: 'Before and after',
    before: 'As trained',
    after: 'As changed',
    word: 'Next word',
    table: 'The likeliest next words of both runs',
    answers: 'What it writes',
    nothing: 'nothing (it ends at once)',
    change: (word: string, before: string, after: string) =>
      `p(\`${word}\`) **${before} → ${after}**.`,
    newFirst: (word: string, before: string, after: string) =>
      `Now \`${word}\` is likeliest: ${before} → ${after}.`,
    sameFirst: 'It stays the likeliest word.',
    same: (total: number) =>
      `Nothing changed: **${total} of ${total} logits are equal, bit for bit**.`,
    sameAnswer: 'The answer stays the same.',
    otherAnswer: 'The answer is another one.',
  },
  textOnly: {
    title: 'With closed gates it is the plain language model',
    lead: 'The same prompt, run with no gated block at all:',
    equal: (equal: number, total: number) =>
      `**${equal} of ${total} logits are equal, bit for bit.**`,
    unequal: (equal: number, total: number, word: string) =>
      `**${equal} of ${total} logits are equal, bit for bit.** The first that differs: \`${word}\`.`,
    closed: 'gates 0',
    plain: 'text only',
    strip: (which: string, total: number, equal: number) =>
      `${total} logits of the last token, ${which}: ${equal} equal in both runs`,
    running: 'Running the language model alone …',
  },
  finished: {
    title: 'Is the last checkpoint the finished model?',
    lead: 'Its logits against those of the finished model:',
    last: 'last checkpoint',
    finished: 'finished model',
  },
  lapse: {
    title: 'Training in time-lapse',
    lead: (count: number, megabytes: string, one: string) =>
      `${count} checkpoints of the last training stage, from closed gates to the end. Each stop **really runs that checkpoint on your prompt**. A checkpoint is fetched when it is first asked, ${one} MB each; the whole lapse is ${megabytes} MB.`,
    controls: 'Time-lapse',
    slider: 'Checkpoint',
    play: 'Play',
    pause: 'Pause',
    earlier: 'Earlier checkpoint',
    later: 'Later checkpoint',
    finished: 'Finished model',
    atFinished: 'the finished model',
    step: (step: string) => `step ${step}`,
    going: (step: string) => `Fetching and running step ${step} …`,
    visited: (count: number, of: number) => `${count} of ${of} checkpoints run on this prompt`,
    attn: 'How far attn_gate is open, |tanh|',
    ff: 'How far ff_gate is open, |tanh|',
    loss: 'Training loss, recorded',
    axis: 'training step (root scale)',
    fromFiles: 'Gates: read from the checkpoints’ files. Lines carry the layer’s number.',
    recorded: (fewest: number, most: number) =>
      `Loss: **recorded while it was trained**, not computed here. It says how far the right next words were from certain, on average: 0 would be certain each time. In nats, minus the natural logarithm of their probability; each point is the mean of ${fewest} to ${most} values noted near that step.`,
    gateLine: (layer: number, from: string, to: string) => `layer ${layer} from ${from} to ${to}`,
    lossLine: (from: string, to: string) => `from ${from} to ${to}`,
    chart: (title: string, what: string) => `${title}: ${what}`,
    table: {
      caption: 'What each checkpoint says to your prompt',
      step: 'Step',
      loss: 'Loss (recorded)',
      p: (word: string) => `p(${word})`,
      answer: 'Answer',
      notRun: 'not run yet',
      go: (step: string) => `Run step ${step}`,
    },
  },
  claim: {
    title: '“The deeper the layer, the larger its gate”',
    of: (where: string) => `Measured at ${where}:`,
    closed: (name: GateName) =>
      `\`${name}\`: all gates are exactly 0, so there is nothing to compare.`,
    holds: (name: GateName, values: string) =>
      `\`${name}\`: ${values}. **It holds**: no layer is less open than the one before it.`,
    falls: (name: GateName, values: string, layers: readonly number[], largest: number) =>
      `\`${name}\`: ${values}. **It does not hold everywhere**: ${layers.length === 1 ? 'layer' : 'layers'} ${layers.join(', ')} ${layers.length === 1 ? 'is' : 'are'} less open than the one before; the most open is layer ${largest}.`,
  },
};
