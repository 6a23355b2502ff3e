import { fullyMasked } from '../../lesson/experiments';
import { finfo, reshape } from '../../tensor';
import { need, num, run } from '../../trace';
import { answerThat, defineGotcha } from './define';
import { at, example, scene } from './examples';
import { four, row } from './say';
import { helpers, pull } from './sources';

const inputs = example('...I,..I.');

/** The row of "An", of which the mask allows nothing. */
function find() {
  const sim = need(run(inputs), 'sim').pick(0, 0, 0);
  const rows = fullyMasked(reshape(sim, [1, sim.size]), finfo('float32').max);
  const [infinite, largest, added, unmasked] = [0, 1, 2, 3].map((r) =>
    Array.from({ length: sim.size }, (_, j) => rows.get(r, j)),
  );
  return { rows, infinite, largest, added, unmasked, fill: -finfo('float32').max };
}

export const gotcha = defineGotcha({
  id: 'sentinel',
  scenes: [scene(inputs, at('sim_masked', 0, 0, 0, 0))],
  asksAt: 'sim',
  shows: ['masked_fill', 'softmax'],
  find,
  right: ({ infinite }) =>
    answerThat(
      infinite.every((x) => x === 0),
      infinite.every((x) => x === infinite[0] && x > 0),
      infinite.every(Number.isNaN),
      infinite.some((x, j) => x > 0 && x !== infinite[(j + 1) % infinite.length]),
    ),
  results: ({ rows }) => [{ tensor: 'softmax_by_fill', values: rows, kind: 'weight', n: inputs.n }],
  sources: [helpers, pull('pytorch/pytorch', 131060)],
  text: {
    en: {
      title: 'Why not minus infinity?',
      card: 'Forbidden scores are filled with −max, not with −∞. Where does it make a difference?',
      lead: 'Where the mask allows nothing, every score of a row is overwritten by the same fill. OpenFlamingo takes `-torch.finfo(sim.dtype).max`; −∞ looks more honest.',
      ask: 'If the fill were −∞, what would the softmax make of the row of “An”, where nothing is allowed?',
      answers: [
        '0 everywhere',
        'The same share for every latent, as with −max',
        'NaN everywhere',
        'What it would be without a mask',
      ],
      why: ({ largest }) => [
        'For that every exp would be 0, and 0 divided by their sum, 0, is not 0.',
        `That is what −max gives: ${four(largest[0])} each. The difference is in the subtraction before.`,
        'First the maximum is taken off, and (−∞) − (−∞) is NaN, as IEEE 754 has it. Every cell of the row becomes NaN.',
        'That happens if a number is added to the scores instead of replacing them.',
      ],
      sentences: ({ fill, largest, added, unmasked }) => [
        `−∞ makes NaN of a fully masked row; ${num(fill)} makes it even, ${four(largest[0])} each, and that a later line can set to 0.`,
        `Adding −1e4, as older code does, forbids nothing when everything is forbidden: the order stays, ${row('en', added)}, nearly what no mask gives, ${row('en', unmasked)}.`,
        'In rows with something allowed all three agree, so a test without a fully masked row finds none of this; and no gate stops a NaN, since NaN · 0 is NaN.',
      ],
      scenes: [],
      results: () => [
        {
          title: 'Softmax of the row of “An”, by what “not allowed” is written with',
          rows: ['−inf', '−max', '+ (−1e4)', 'no mask'],
          columns: ['1', '1', '2', '2', '3', '3'],
        },
      ],
    },
    zh: {
      title: '为什么不用负无穷？',
      card: '不许看的分数填的是−max，不是−∞。差别在哪里？',
      lead: '掩码什么都不许看时，一行的分数全被同一个填充值覆盖。OpenFlamingo用的是`-torch.finfo(sim.dtype).max`；−∞似乎更名副其实。',
      ask: '如果填的是−∞，softmax会把“An”这一行（什么都不许看）变成什么？',
      answers: ['全是0', '每个潜在向量分到同样多，和−max一样', '全是NaN', '和没有掩码时一样'],
      why: ({ largest }) => [
        '那样每个exp都得是0，而0除以它们的和0，并不是0。',
        `用−max才是这样：各得${four(largest[0])}。差别出在前面的减法。`,
        '先要减去最大值，而`(−∞) − (−∞)`按IEEE 754是NaN，这一行每一格都成了NaN。',
        '把一个数加到分数上，而不是替换分数，才会这样。',
      ],
      sentences: ({ fill, largest, added, unmasked }) => [
        `−∞让完全被掩蔽的行变成NaN；${num(fill)}让它变得平均，各得${four(largest[0])}，后面的代码还能把它清零。`,
        `较早的代码是加上−1e4，全都不许时就等于什么也没禁：大小次序照旧，${row('zh', added)}，和没有掩码时的${row('zh', unmasked)}几乎一样。`,
        '只要行里有允许看的，三种写法结果一致，所以没有全掩蔽行的测试什么也发现不了；而且门也挡不住NaN，因为NaN · 0还是NaN。',
      ],
      scenes: [],
      results: () => [
        {
          title: '“不许看”的不同写法下，“An”这一行的softmax',
          rows: ['−inf', '−max', '+ (−1e4)', '无掩码'],
          columns: ['1', '1', '2', '2', '3', '3'],
        },
      ],
    },
  },
});
