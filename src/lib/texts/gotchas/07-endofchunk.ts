import { picturesSeen } from '../../lesson/experiments';
import { need, run, type Token } from '../../trace';
import { answerThat, defineGotcha, same } from './define';
import { at, example, scene } from './examples';
import { pictures, row } from './say';
import { file, helpers, issue, openFlamingo } from './sources';

const image: Token = { kind: 'image', word: null };
const word = (text: string): Token => ({ kind: 'text', word: text });
const inputs = example('', {
  rows: [[image, word('flamingo'), word('<|endofchunk|>'), word('next'), image, word('dog')]],
  T_img: 2,
});
/** "next", which stands between the end of the first example and the second picture. */
const NEXT = 3;

function find() {
  const trace = run(inputs);
  const times = need(trace, 'text_time');
  return {
    seen: picturesSeen(trace, 0, NEXT),
    times: Array.from({ length: times.shape[1] }, (_, t) => times.get(0, t)),
  };
}

export const gotcha = defineGotcha({
  id: 'endofchunk',
  scenes: [scene(inputs, at('text_to_media_mask', 0, 0, NEXT, 0))],
  asksAt: 'media_locations',
  shows: ['mask', 'text_time'],
  find,
  right: ({ seen }) => answerThat(same(seen, []), same(seen, [1]), same(seen, [2])),
  results: () => [],
  sources: [
    issue('mlfoundations/open_flamingo', 221),
    issue('mlfoundations/open_flamingo', 270),
    openFlamingo('open_flamingo/train/train_utils.py'),
    helpers,
    file('huggingface/transformers', 'src/transformers/models/idefics/processing_idefics.py'),
  ],
  text: {
    en: {
      title: 'Does <|endofchunk|> end anything for the mask?',
      card: 'An example ends with `<|endofchunk|>`. Is its picture out of sight after that?',
      lead: 'A prompt of two examples: `<|endofchunk|>` ends the first, then comes the word “next”, then the second picture.',
      ask: 'Which picture may “next” look at?',
      answers: [
        'None, until the next `<image>`',
        'Still picture 1',
        'Already picture 2, the one of its own example',
      ],
      why: ({ seen, times }) => [
        '`text_time` never goes back: it counts `<image>` tokens and nothing else.',
        `\`text_time\` counts only \`<image>\`, and none has come since: “next” has ${times[NEXT]} and sees ${pictures('en', seen)}.`,
        'Its `<image>` stands after it, and the mask looks only back.',
      ],
      sentences: ({ times }) => [
        `\`text_time\` here is ${row('en', times, String)}: it goes up at an \`<image>\`, and \`<|endofchunk|>\` leaves it alone.`,
        'The token matters in two other places: in training no loss is taken from there to the next `<image>`, and in generation the answer stops at it.',
        'Idefics chose otherwise: its processor ends a picture’s reach at the end-of-sequence token.',
      ],
      scenes: [],
      results: () => [],
    },
    zh: {
      title: '对掩码来说，<|endofchunk|>结束了什么？',
      card: '一个示例以`<|endofchunk|>`结尾，它的图从此就看不到了吗？',
      lead: '提示里有两个示例：`<|endofchunk|>`结束第一个，接着是“next”这个词，然后是第二张图。',
      ask: '“next”可以看哪张图？',
      answers: ['没有，要等下一个`<image>`', '仍是图1', '已经是图2，也就是它自己那个示例的图'],
      why: ({ seen, times }) => [
        '`text_time`从不倒退：它只数`<image>`，别的都不管。',
        `\`text_time\`只数\`<image>\`，而此后还没有新的：“next”的是${times[NEXT]}，看得到${pictures('zh', seen)}。`,
        '它的`<image>`在它后面，而掩码只往回看。',
      ],
      sentences: ({ times }) => [
        `这里的\`text_time\`是${row('zh', times, String)}：遇到\`<image>\`才增加，\`<|endofchunk|>\`对它毫无影响。`,
        '这个词元只在另外两处起作用：训练时，从它到下一个`<image>`不计损失；生成时，遇到它就停下。',
        'Idefics的做法不同：它的处理器在句末词元处结束一张图的可见范围。',
      ],
      scenes: [],
      results: () => [],
    },
  },
});
