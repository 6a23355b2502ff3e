import { tokensSeeing } from '../../lesson/experiments';
import { run } from '../../trace';
import { answerThat, defineGotcha, same } from './define';
import { at, example, scene } from './examples';
import { list } from './say';
import { helpers, issue, pull } from './sources';

const eq = example('.II.,II..');
const ge = example('.II.,II..', { op: 'ge' });

/** The tokens of sample 1, from 1, that may look at picture 1. */
function find() {
  const [eqSeers, geSeers] = [eq, ge].map((inputs) =>
    tokensSeeing(run(inputs), 1)
      .filter(([b]) => b === 0)
      .map(([, t]) => t + 1),
  );
  return { eqSeers, geSeers };
}

export const gotcha = defineGotcha({
  id: 'consecutive-images',
  scenes: [
    scene(eq, at('text_to_media_mask', 0, 0, 3, 0)),
    scene(ge, at('text_to_media_mask', 0, 0, 3, 0)),
  ],
  asksAt: 'broadcast',
  shows: ['mask'],
  find,
  right: ({ eqSeers }) =>
    answerThat(same(eqSeers, []), same(eqSeers, [2]), same(eqSeers, [2, 3]), same(eqSeers, [2, 4])),
  results: () => [],
  sources: [
    issue('mlfoundations/open_flamingo', 219),
    issue('mlfoundations/open_flamingo', 257),
    pull('meta-pytorch/torchtune', 1141),
    helpers,
  ],
  text: {
    en: {
      title: 'Two pictures in a row: who sees the first?',
      card: '`<image><image>`, then a question about both. Can the words see both?',
      lead: 'Sample 1 reads: “An”, `<image>`, `<image>`, “bird”. Somebody wants to ask about two pictures at once.',
      ask: 'With eq, which tokens of sample 1 may look at picture 1?',
      answers: [
        'None',
        'Only its own `<image>` token',
        'Both `<image>` tokens',
        'Its own `<image>` token and “bird”',
      ],
      why: ({ eqSeers }) => [
        `cumsum counts the \`<image>\` itself, so token ${list('en', eqSeers)} already has \`text_time\` 1.`,
        `Token ${list('en', eqSeers)} has \`text_time\` 1; from the second \`<image>\` on it is 2, and picture 1 is out of reach.`,
        'The second `<image>` has counted itself: its `text_time` is 2.',
        '“bird” stands after both, so its `text_time` is 2, and 2 is not 1.',
      ],
      sentences: ({ eqSeers, geSeers }) => [
        `With eq only token ${list('en', eqSeers)}, the first \`<image>\`, sees picture 1; with ge tokens ${list('en', geSeers)} do.`,
        'No word sees the first of two neighbours, so a question about both is answered, in this layer, from the second alone.',
        'Others decide otherwise: the mask of torchtune’s Llama 3.2 Vision lets text see all the pictures that stand directly before it.',
      ],
      scenes: ['eq', 'ge'],
      results: () => [],
    },
    zh: {
      title: '两张图连着放：谁看得到第一张？',
      card: '`<image><image>`，接着问两张图的问题。词能看到两张吗？',
      lead: '样本1是：“An”、`<image>`、`<image>`、“bird”。有人想同时就两张图提问。',
      ask: 'eq模式下，样本1的哪些词元可以看图1？',
      answers: [
        '没有',
        '只有它自己的`<image>`词元',
        '两个`<image>`词元',
        '它自己的`<image>`词元和“bird”',
      ],
      why: ({ eqSeers }) => [
        `cumsum把\`<image>\`自己也数进去，所以词元${list('zh', eqSeers)}的\`text_time\`已经是1。`,
        `词元${list('zh', eqSeers)}的\`text_time\`是1；从第二个\`<image>\`起就是2，再也看不到图1。`,
        '第二个`<image>`已经把自己数进去，它的`text_time`是2。',
        '“bird”在两张图之后，它的`text_time`是2，不等于1。',
      ],
      sentences: ({ eqSeers, geSeers }) => [
        `eq模式下只有词元${list('zh', eqSeers)}，也就是第一个\`<image>\`，看得到图1；ge模式下词元${list('zh', geSeers)}都看得到。`,
        '相邻两张图的前一张没有一个词看得到，所以就两张图提的问题，在这一层里只凭后一张来回答。',
        '别的实现有别的做法：torchtune里Llama 3.2 Vision的掩码，让文本看到紧挨在它前面的所有图。',
      ],
      scenes: ['eq', 'ge'],
      results: () => [],
    },
  },
});
