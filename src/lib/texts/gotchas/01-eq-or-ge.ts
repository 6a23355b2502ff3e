import { comparisons, maskRows, picturesIn } from '../../lesson/experiments';
import { need, run } from '../../trace';
import { answerThat, defineGotcha, same } from './define';
import { at, example, scene } from './examples';
import { pictures } from './say';
import { helpers, issue, pull } from './sources';

const eq = example('.I.I,I.I.');
const ge = example('.I.I,I.I.', { op: 'ge' });
/** "dog", the last token of sample 2. */
const [b, t] = [1, 3];

function find() {
  const trace = run(ge);
  const mask = maskRows(trace, b, t);
  const [eqSees, geSees, gtSees] = comparisons.map((_, row) => picturesIn(mask, row, ge.n));
  const image = maskRows(trace, b, 0);
  const gtImage = picturesIn(image, comparisons.indexOf('gt'), ge.n);
  return { mask, eqSees, geSees, gtSees, gtImage, time: need(trace, 'text_time').get(b, t) };
}

export const gotcha = defineGotcha({
  id: 'eq-or-ge',
  scenes: [
    scene(eq, at('text_to_media_mask', b, 0, t, 0)),
    scene(ge, at('text_to_media_mask', b, 0, t, 2)),
  ],
  asksAt: 'broadcast',
  shows: ['mask', 'softmax'],
  find,
  right: ({ geSees, time }) =>
    answerThat(
      same(geSees, [time - 1]),
      same(geSees, [time]),
      same(geSees, [time - 1, time]),
      same(geSees, [time - 1, time, time + 1]),
    ),
  results: ({ mask }) => [{ tensor: 'mask_of_dog', values: mask, kind: 'flag', n: ge.n }],
  sources: [helpers, issue('lucidrains/flamingo-pytorch', 6), pull('EvolvingLMMs-Lab/Otter', 41)],
  text: {
    en: {
      title: 'eq or ge?',
      card: 'The comment says one thing, the code another. How far back may a word look?',
      lead: 'With `only_attend_immediate_media=False` a comment in `helpers.py` promises “as long as text time is greater than media time”. The line below it is `torch.ge`. In sample 2, “dog” stands after two pictures.',
      ask: 'With ge, which pictures may “dog” look at?',
      answers: ['Only picture 1', 'Only picture 2', 'Pictures 1 and 2', 'All three pictures'],
      why: ({ gtSees, eqSees, geSees, time }) => [
        `That takes the comment at its word: strictly greater would leave ${pictures('en', gtSees)}. The code compares with \`>=\`.`,
        `That is eq, the rule of \`only_attend_immediate_media=True\`: ${pictures('en', eqSees)} and nothing before.`,
        `\`text_time\` is ${time}, and ${time} \`>=\` media_time holds for ${pictures('en', geSees)}.`,
        `Picture ${time + 1} has \`media_time\` ${time + 1}, and ${time} is not \`>=\` ${time + 1}. The mask never lets a word see a picture after it.`,
      ],
      sentences: ({ eqSees, geSees, gtSees, gtImage }) => [
        `With eq “dog” sees ${pictures('en', eqSees)}, the last one before it; with ge it sees ${pictures('en', geSees)}.`,
        `The comment’s “greater than” would be a third rule: “dog” would see ${pictures('en', gtSees)}, and the first \`<image>\` token ${pictures('en', gtImage)}, not even its own.`,
        'The paper asks for eq; flamingo-pytorch began with ge, and after an issue asked about it, eq became its default.',
      ],
      scenes: ['eq', 'ge'],
      results: () => [
        {
          title: 'Which latents “dog” may look at, by comparison',
          rows: ['eq', 'ge', 'gt'],
          columns: ['1', '1', '2', '2', '3', '3'],
        },
      ],
    },
    zh: {
      title: 'eq还是ge？',
      card: '注释说的是一回事，代码做的是另一回事：一个词能往回看多远？',
      lead: '`only_attend_immediate_media=False`时，`helpers.py`的注释说“只要text time大于media time”；紧接着的一行却是`torch.ge`。样本2里，“dog”前面有两张图。',
      ask: 'ge模式下，“dog”可以看哪几张图？',
      answers: ['只有图1', '只有图2', '图1和图2', '三张图都能看'],
      why: ({ gtSees, eqSees, geSees, time }) => [
        `这是照注释的字面理解：严格大于的话，只剩下${pictures('zh', gtSees)}。代码用的是\`>=\`。`,
        `这是eq，也就是\`only_attend_immediate_media=True\`的规则：只看${pictures('zh', eqSees)}，更早的不看。`,
        `\`text_time\`是${time}，${time} \`>=\` media_time对${pictures('zh', geSees)}成立。`,
        `图${time + 1}的\`media_time\`是${time + 1}，${time} \`>=\` ${time + 1}不成立。掩码从不让词看到它后面的图。`,
      ],
      sentences: ({ eqSees, geSees, gtSees, gtImage }) => [
        `eq模式下“dog”看${pictures('zh', eqSees)}，也就是它前面最近的一张；ge模式下看${pictures('zh', geSees)}。`,
        `注释里的“大于”是第三种规则：“dog”只能看${pictures('zh', gtSees)}，而第一个\`<image>\`词元看不到${pictures('zh', gtImage)}，连自己的图也看不到。`,
        '论文要的是eq；flamingo-pytorch起初用的是ge，有人提了issue之后，默认值才改成eq。',
      ],
      scenes: ['eq', 'ge'],
      results: () => [
        {
          title: '三种比较下，“dog”可以看的潜在向量',
          rows: ['eq', 'ge', 'gt'],
          columns: ['1', '1', '2', '2', '3', '3'],
        },
      ],
    },
  },
});
