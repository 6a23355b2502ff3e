import {
  caseOf,
  changeOfText,
  NUDGE,
  nudged,
  weightNames,
  withGates,
} from '../../lesson/experiments';
import { tensor, transpose } from '../../tensor';
import { run } from '../../trace';
import { answerThat, defineGotcha } from './define';
import { at, example, scene } from './examples';
import { four, list } from './say';
import { helpers } from './sources';

const inputs = example('.I..,..I.', { gate: 0, ffGate: 0 });
/** No `<image>` at all. */
const plain = example('....', { gate: 0, ffGate: 0 });
/** Both gates, some way into a training. */
const OPEN = 0.5;

function find() {
  const [given, text] = [caseOf(run(inputs)), caseOf(run(plain))];
  const names = weightNames(given);
  const closed = nudged(given);
  const moved = names.filter((_, i) => closed[i] !== 0);
  return {
    names,
    moved,
    changes: transpose(tensor([closed, nudged(withGates(given, OPEN, OPEN))]), 0, 1),
    identity: changeOfText(given),
    attnAlone: changeOfText(withGates(text, OPEN, 0)),
    withFf: changeOfText(withGates(text, OPEN, OPEN)),
  };
}

const isGate = (name: string): boolean => name.endsWith('_gate');

export const gotcha = defineGotcha({
  id: 'closed-gate',
  scenes: [scene(inputs, at('after_attn', 0, 1, 0))],
  asksAt: 'out',
  shows: ['gate'],
  find,
  right: ({ names, moved }) =>
    answerThat(
      moved.length === names.length,
      moved.length === 2 && moved.every(isGate),
      moved.length > 0 && moved.every((name) => name.startsWith('ff')) && moved.length > 2,
      moved.length === 0,
    ),
  results: ({ changes }) => [{ tensor: 'change_of_output', values: changes, kind: 'change' }],
  sources: [helpers],
  text: {
    en: {
      title: 'What does a closed gate learn?',
      card: 'Both gates start at 0, and the block changes nothing. Where does training begin?',
      lead: 'The block adds `tanh(attn_gate)` times what the attention found, and `tanh(ff_gate)` times what the feed-forward made of it. Both gates start at exactly 0.',
      ask: 'While both gates are 0, which weights of the block get a gradient other than 0?',
      answers: [
        'All of them, as usual',
        'Only attn_gate and ff_gate',
        'Only those of the feed-forward',
        'None: the output is the input',
      ],
      why: ({ moved }) => [
        'Behind a factor of exactly 0 a weight may be anything: the output does not notice.',
        `Move any weight a little: the output notices only ${list('en', moved)}.`,
        'The feed-forward has a gate of its own, and it is closed too.',
        'The output is the input now, but opening a gate changes it at once: at 0 the slope of tanh is 1 − tanh²(0) = 1, so the gradient of a gate is what was found behind it.',
      ],
      sentences: ({ identity, attnAlone, withFf }) => [
        `At gate 0 the block is the identity to the last bit: its largest change of the text is ${four(identity)}.`,
        `Moving a weight by ${NUDGE} changes the output only if it is a gate, so in the first step only the gates learn; once they are open, all others do.`,
        `The feed-forward asks for no picture: with both gates at ${OPEN} a text without any \`<image>\` changes by up to ${four(withFf)} (with the attention gate alone by ${four(attnAlone)}), so a trained Flamingo is not its language model, even on plain text.`,
      ],
      scenes: [],
      results: ({ names }) => [
        {
          title: `Largest change of the output when every number of one weight is moved by ${NUDGE} (a finite difference)`,
          rows: names,
          columns: ['gates 0', `gates ${OPEN}`],
        },
      ],
    },
    zh: {
      title: '关着的门能学到什么？',
      card: '两个门控系数都从0开始，这一块什么也不改变。训练从哪里开始？',
      lead: '这一块加上的是`tanh(attn_gate)`乘以注意力找到的东西，和`tanh(ff_gate)`乘以前馈网络由此算出的东西。两个门控系数都正好从0开始。',
      ask: '两个门控系数都为0时，这一块里哪些权重的梯度不是0？',
      answers: [
        '全部，和平常一样',
        '只有attn_gate和ff_gate',
        '只有前馈网络的',
        '没有：输出就是输入',
      ],
      why: ({ moved }) => [
        '乘了正好为0的因子，权重是什么都一样：输出察觉不到。',
        `把任何一个权重稍微动一动：输出只察觉得到${list('zh', moved)}。`,
        '前馈网络有自己的门，它也关着。',
        '此刻输出就是输入，但门一开它就变：tanh在0处的斜率是1 − tanh²(0) = 1，所以门控系数的梯度就是门后找到的东西。',
      ],
      sentences: ({ identity, attnAlone, withFf }) => [
        `门控系数为0时，这一块逐位等于恒等映射：对文本的最大改变是${four(identity)}。`,
        `把一个权重移动${NUDGE}，只有它是门控系数时输出才变，所以第一步只有门控系数在学；门开了以后，其余的才开始学。`,
        `前馈网络不需要图：两个门控系数都是${OPEN}时，没有\`<image>\`的文本也最多变了${four(withFf)}（只开注意力的门则是${four(attnAlone)}），所以训练好的Flamingo即使在纯文本上也不等于它的语言模型。`,
      ],
      scenes: [],
      results: ({ names }) => [
        {
          title: `把一个权重的每个数移动${NUDGE}，输出的最大变化（有限差分）`,
          rows: names,
          columns: ['门为0', `门为${OPEN}`],
        },
      ],
    },
  },
});
