import { textTimesWhileWriting } from '../../lesson/experiments';
import { tensor } from '../../tensor';
import { need, run } from '../../trace';
import { answerThat, defineGotcha } from './define';
import { at, example, scene } from './examples';
import { issue, openFlamingo } from './sources';

const inputs = example('.I.I,I.I.', { cached: true, T_img: 2 });

/** Ids of a word and of `<image>`, as everywhere in the Lab. */
const [WORD, IMAGE] = [5, 3];
/** Sample 1 writes an `<image>` as its second token. */
const appended = [
  [WORD, IMAGE, WORD, WORD],
  [WORD, WORD, WORD, WORD],
];

function find() {
  const prompts = inputs.rows.map((row) =>
    row.map(({ kind }) => (kind === 'image' ? IMAGE : WORD)),
  );
  const { cached, recomputed } = textTimesWhileWriting(prompts, appended, inputs.T_img, IMAGE);
  return {
    times: tensor([...cached, ...recomputed], { dtype: 'int64' }),
    before: need(run(inputs), 'text_time').get(1, 0),
    /** Of sample 2, once sample 1's `<image>` has been read, and of sample 1 after that. */
    after: cached[1][3],
    first: cached[0][3],
    recomputed: recomputed[1][3],
  };
}

export const gotcha = defineGotcha({
  id: 'cached-media',
  scenes: [scene(inputs, at('text_time', 1, 0))],
  asksAt: 'media_locations',
  shows: ['text_time', 'mask'],
  find,
  right: ({ before, after }) => answerThat(after === before, after === before + 1, after === 0),
  results: ({ times }) => [
    { tensor: 'text_time_while_writing', values: times, kind: 'count', lit: [[1, 3]] },
  ],
  sources: [
    openFlamingo('open_flamingo/src/flamingo_lm.py'),
    issue('dhansmair/flamingo-mini', 6),
    issue('dhansmair/flamingo-mini', 13),
  ],
  text: {
    en: {
      title: 'Whose pictures does a written <image> take away?',
      card: 'Two answers are written at once, pictures cached. One of them holds an `<image>`.',
      lead: 'While an answer is written, the media locations of the prompt are cached, and a new token takes the total count of its prompt. Two samples are written side by side, each after two pictures. Then sample 1 writes an `<image>` of its own.',
      ask: 'What is the `text_time` of the word that sample 2 writes just after that?',
      answers: [
        '2, as before: it wrote no `<image>`',
        '3: one more picture',
        '0: it has seen none',
      ],
      why: ({ before, after, recomputed }) => [
        `It would be ${recomputed} if the whole text were read anew. But the cache belongs to the batch, not to a sample.`,
        `Sample 2 wrote no \`<image>\`, so nothing could add to its ${before}.`,
        `An \`<image>\` anywhere in the batch replaces the cached locations by those of this one input: sample 2 has none there, and its count is ${after}.`,
      ],
      sentences: ({ before, after, first }) => [
        `As long as nobody writes an \`<image>\`, every new token has the total of its prompt: ${before} in both samples.`,
        `One \`<image>\` makes \`not media_locations.any()\` false for the whole batch, so all samples take their locations from that single token and keep them: sample 1 falls back to ${first}, sample 2 to ${after}.`,
        'From then on writing with the cache and reading all anew disagree: sample 2 has lost its pictures for good.',
      ],
      scenes: [],
      results: () => [
        {
          title: '`text_time` of the newest token; in step 2 sample 1 reads the `<image>` it wrote',
          rows: ['cached, sample 1', 'cached, sample 2', 'anew, sample 1', 'anew, sample 2'],
          columns: ['prompt', 'step 1', 'step 2', 'step 3', 'step 4'],
        },
      ],
    },
    zh: {
      title: '写出一个<image>，会让谁的图消失？',
      card: '同时写两个回答，图已缓存。其中一个写出了`<image>`。',
      lead: '写回答时，提示里的媒体位置被缓存，新词元一律取其提示的总数。两个样本同时写，前面各有两张图。这时样本1自己写出了一个`<image>`。',
      ask: '紧接着，样本2写出的词的`text_time`是多少？',
      answers: ['2，和之前一样：它没有写<image>', '3：多了一张图', '0：它一张也没见过'],
      why: ({ before, after, recomputed }) => [
        `把整段文本重新读一遍，才会是${recomputed}。但缓存属于整个批次，不属于某个样本。`,
        `样本2没有写\`<image>\`，它的${before}不会再增加。`,
        `批次里任何一处出现\`<image>\`，缓存的位置就全部换成这一次输入的位置：样本2在其中没有图，计数是${after}。`,
      ],
      sentences: ({ before, after, first }) => [
        `只要没有人写\`<image>\`，每个新词元取的都是其提示的总数：两个样本都是${before}。`,
        `一个\`<image>\`就让\`not media_locations.any()\`对整个批次不成立，于是所有样本都从这一个词元取位置，并且一直保留：样本1退回${first}，样本2退到${after}。`,
        '从此，带缓存的生成和从头重算不再一致：样本2永远失去了它的图。',
      ],
      scenes: [],
      results: () => [
        {
          title: '最新词元的`text_time`；第2步里，样本1读入它写出的`<image>`',
          rows: ['缓存，样本1', '缓存，样本2', '重算，样本1', '重算，样本2'],
          columns: ['提示', '第1步', '第2步', '第3步', '第4步'],
        },
      ],
    },
  },
});
