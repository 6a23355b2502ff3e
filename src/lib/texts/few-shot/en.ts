/** Words of the few-shot page, in English. Apart from the others: only this page fetches them. */

import type { FewShotControl, FewShotTask } from '../../flamingo/world/few-shot';

interface TaskTexts {
  readonly name: string;
  /** What is shown, and what to look for. */
  readonly hint: string;
  /** What the two controls tell about it. */
  readonly uses: string;
}

const formOnly =
  'Shuffle the labels or the pictures: the answer stays. From the examples the model takes **what kind of word is wanted**; what it says comes from the query’s own picture.';

const trained =
  'The model answers this without any example, so there is little that the wrong ones could spoil.';

const sign = (of: string) =>
  `\`=\` never stood between a picture and a word in training. Only the examples say that here it asks for ${of}; without them the model guesses what is wanted.`;

const tasks: Record<FewShotTask, TaskTexts> = {
  naming_fact: {
    name: 'A name and a fact',
    hint: 'A name, then where such a thing is found. Without an example the model stops after the name; **one example makes it go on**.',
    uses: formOnly,
  },
  counting: {
    name: 'Counting',
    hint: 'What there is, and how many of it. The query is a picture alone, so only the examples say that something is to be counted.',
    uses: formOnly,
  },
  question: {
    name: 'Questions',
    hint: 'Five kinds of questions, mixed. The model was trained to answer them, so examples change little.',
    uses: trained,
  },
  new_word: {
    name: 'A new word',
    hint: 'Things whose pictures never came with a word in training. Each example gives one of them a word that means nothing; the query shows one of them again, in a new picture. More examples are more to choose from.',
    uses: 'With shuffled labels the model finds the right example and **repeats its wrong word**. With wrong pictures it has nothing to go by, and does worse than picking one of the words.',
  },
  dialogue: {
    name: 'A dialogue',
    hint: 'Pictures are named in turn; then one of them is asked for by its number. The words of that question see only the last picture, so the answer has to come **out of the words**.',
    uses: 'Wrong pictures change nothing, since the names stand in the words. Shuffled labels are believed.',
  },
  clip: {
    name: 'A clip',
    hint: 'Clips of four frames: does it move, and where to, or does it grow or shrink? The model was trained to answer, so examples change little.',
    uses: trained,
  },
  sign_place: { name: 'A sign: place', hint: sign('the place'), uses: formOnly },
  sign_kind: { name: 'A sign: kind', hint: sign('the kind of thing'), uses: formOnly },
  sign_colour: { name: 'A sign: colour', hint: sign('the background’s colour'), uses: formOnly },
  side: {
    name: 'Left or right (weak)',
    hint: 'Two things, and one is asked for by its side. This is the model’s weakest task: it is right less than half the time, and **no number of examples mends that**.',
    uses: 'Nothing about the examples matters, right or wrong: what they could teach, the model has no way to use.',
  },
};

const controls: Record<FewShotControl, string> = {
  none: 'as they are',
  labels: 'shuffled labels',
  pictures: 'wrong pictures',
};

export const fewShot = {
  title: 'What can a few examples teach?',
  description:
    'Show the tiny Flamingo up to eight examples and watch its answer change, live in your browser.',
  lead: 'Examples in the prompt tell the model what is wanted. **No weight changes**: it only reads. Everything here is computed in your browser while you look.',
  tasks: { label: 'What the examples show', all: tasks },
  prompt: {
    title: 'The prompt',
    shots: 'Examples',
    shown: (n: number) => (n === 1 ? '1 example' : `${n} examples`),
    fewer: 'One fewer',
    more: 'One more',
    others: 'Other examples',
    query: 'Another query',
    control: 'The examples are',
    controls,
    tokens: (tokens: number, context: number) => `${tokens} of ${context} tokens`,
    full: (most: number, tooMany: number, context: number) =>
      `No more than ${most} fit: with ${most + 1} the prompt and its answer would have ${tooMany} tokens, and the model reads ${context}.`,
    numbers: (most: number) =>
      `No more than ${most}: the model knows number words from one to six.`,
    example: (n: number) => `Example ${n}`,
    asked: 'The query',
    right: 'the right example',
    picture: 'a picture',
    clip: (frames: number) => `a clip of ${frames} frames`,
    none: 'no picture of its own',
    loading: 'The pictures are being drawn …',
    open: 'Open this prompt on the model page',
    plain: 'Backgrounds have their plain colours there, so its numbers differ a little.',
  },
  answer: {
    title: 'The answer',
    says: 'The model says',
    nothing: 'nothing',
    right: 'right',
    wrong: (answer: string) => `the right answer is “${answer}”`,
    p: (p: string) => `It finds the right answer ${p} likely.`,
    product:
      'All its words together: the product of their probabilities, each after the words before it.',
    rivals: 'Likeliest first words',
  },
  curve: {
    title: 'How likely the right answer is, by the number of examples',
    label: (points: string) => `Probability of the right answer. ${points}.`,
    point: (shots: number, p: string) => `${shots}: ${p}`,
    shots: 'examples',
    product:
      'Each point is a run of its own; of several words it is the product of their probabilities.',
    single: 'Each point is a run of its own, with this very query.',
    table: 'The numbers',
    p: 'probability',
  },
  path: {
    title: 'Where does the last word look?',
    lead: 'Each word sees only its own picture: that is Flamingo’s mask. What an earlier picture showed has to come **over the words** of its example, through the language model’s self-attention.',
    right: (layer: number, head: number, last: string, share: string, words: string) =>
      `In layer ${layer}, head ${head}, **${share}** of what \`${last}\` looks at goes to \`${words}\`, the answer of the right example.`,
    answers: (layer: number, head: number, last: string, share: string) =>
      `No example has this answer: only the query’s own picture can tell it. In layer ${layer}, head ${head}, **${share}** of what \`${last}\` looks at goes to the words of the examples’ answers.`,
    none: (layer: number, head: number, last: string) =>
      `There is no example to look at; these are the words that \`${last}\` looks at in layer ${layer}, head ${head}.`,
    heads: 'Layer and head: the share that goes there',
    layer: (n: number) => `layer ${n}`,
    head: (n: number) => `head ${n}`,
    choose: (layer: number, head: number, share: string) =>
      `layer ${layer}, head ${head}: ${share}`,
    strongest: 'Back to the strongest',
    grid: (name: string, head: number, last: string) =>
      `${name}, head ${head}: attention of the last token, ${last}`,
    row: (n: number) => `example ${n}`,
    query: 'query',
    cell: (token: string, weight: string) => `${token} ${weight}`,
    isRight: 'answer of the right example',
    isAnswer: 'answer of an example',
    isLast: 'the last token, which looks',
    legend:
      'Lines are drawn for weights from 0.01 on; every number stands below its word. `eoc` is `<|endofchunk|>`.',
  },
  accuracy: {
    title: 'Does it hold for other pictures?',
    lead: 'Prompts that neither this page nor the training has shown, answered by the model in its worker. An answer counts as right when every word of it is the likeliest of all words.',
    n: 'Prompts for each point',
    beside: 'Beside the right examples',
    lines: {
      both: 'shuffled labels and wrong pictures',
      labels: 'shuffled labels',
      pictures: 'wrong pictures',
      none: 'nothing else',
    },
    start: 'Measure',
    stop: 'Stop',
    progress: (done: number, total: number) => `${done} of ${total} prompts`,
    done: (prompts: number, seconds: string, each: string) =>
      `${prompts} prompts in ${seconds} s, ${each} ms each.`,
    stopped: 'Stopped: these are the prompts so far.',
    label: (lines: string) => `Share of right answers by the number of examples. ${lines}`,
    line: (name: string, points: string) => `${name}: ${points}.`,
    point: (shots: number, share: string) => `${shots} ${share}`,
    intervals: 'Bars are 95% Wilson intervals.',
    chance: 'chance',
    chanceOf: (answers: number, p: string) =>
      `Chance, ${p}: always the commonest of the ${answers} answers that this task can have.`,
    chanceMixed: (p: string) =>
      `Chance, ${p}: always the commonest answer to each kind of question, without a picture.`,
    chanceShown:
      'Chance: one of the words that the examples bring; with none, one of all that there are.',
    recorded: 'recorded',
    recordedNote: (n: number) =>
      `Hollow diamonds are recorded, not run here: from the model’s card, ${n} prompts each.`,
    found: (shots: number, parts: string) =>
      `What you have measured with ${shots === 1 ? '1 example' : `${shots} examples`}: ${parts}.`,
    foundOf: (control: string, right: number, n: number) => `${control}, ${right} of ${n} right`,
    foundBetween: '; ',
    finding: '**Found before with this model, not measured just now:**',
    none: 'Nothing measured yet.',
    table: 'The numbers',
    columns: {
      shots: 'examples',
      right: 'right',
      of: 'of',
      share: 'share',
      interval: '95% interval',
    },
  },
};
