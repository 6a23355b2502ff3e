import { caseOf, changedPicture } from '../../lesson/experiments';
import { cat } from '../../tensor';
import { indices, need, run } from '../../trace';
import { answerThat, defineGotcha } from './define';
import { at, example, scene } from './examples';
import { four } from './say';
import { helpers, issue } from './sources';

const eq = example('.I..,..I.');
const ge = example('.I..,..I.', { op: 'ge' });
/** Picture 3, from 0: no row has an `<image>` for it. */
const IMAGE = 2;

function find() {
  const [changeEq, changeGe] = [eq, ge].map((inputs) => changedPicture(caseOf(run(inputs)), IMAGE));
  const trace = run(ge);
  const times = need(trace, 'text_time');
  const tokens = [...indices(times.shape)];
  const isEarly = ([b, t]: readonly number[]) => times.get(b, t) === 0;
  const moved = (index: readonly number[]) => changeGe.get(...index) !== 0;
  return {
    change: cat([changeGe, changeEq], 0),
    some: tokens.some(moved),
    early: tokens.every((index) => moved(index) === isEarly(index)),
    late: tokens.every((index) => moved(index) !== isEarly(index)),
    all: tokens.every(moved),
    most: Math.max(...changeGe.data),
    mostEq: Math.max(...changeEq.data),
    weight: need(trace, 'attn').get(0, 0, 0, IMAGE * ge.n),
  };
}

export const gotcha = defineGotcha({
  id: 'ge-never-zeroes',
  scenes: [scene(ge, at('attn', 0, 0, 0, IMAGE * ge.n))],
  asksAt: 'mask',
  shows: ['zero_rows', 'softmax'],
  find,
  right: ({ some, early, late, all }) => answerThat(!some, early, late, all),
  results: ({ change }) => [{ tensor: 'change_of_out', values: change, kind: 'change' }],
  sources: [helpers, issue('mlfoundations/open_flamingo', 242)],
  text: {
    en: {
      title: 'Can text see a picture that nobody mentions?',
      card: 'Three pictures, one `<image>` a row. With ge, who notices when the third one changes?',
      lead: 'Each row has one `<image>`, and there are three pictures. In the ge mask no cell of picture 3 is allowed, in any row.',
      ask: 'We add 1 to every feature of picture 3. With ge, whose `out` changes?',
      answers: [
        'Nobody’s: no cell of picture 3 is allowed',
        'That of the tokens before their `<image>`',
        'That of the `<image>` tokens and all after them',
        'Everybody’s',
      ],
      why: ({ weight }) => [
        'So says the mask. But where a whole row is masked, softmax shares attention out evenly, and ge leaves it so.',
        `Nothing is allowed for them, so softmax gives ${four(weight)} to every latent, picture 3 included. The lines that zero such rows run with eq alone.`,
        'For them some picture is allowed, so the fill works: exp of a hugely negative number is exactly 0.',
        'Tokens that may see a picture give exactly 0 to all others.',
      ],
      sentences: ({ weight, most, mostEq }) => [
        `With ge the tokens before their \`<image>\` keep a weight of ${four(weight)} on picture 3, and their \`out\` moves by up to ${four(most)}.`,
        `With eq the same change moves nothing: the largest is ${four(mostEq)}, since those rows are set to 0.`,
        'The lines that zero are guarded by `and self.only_attend_immediate_media`, in flamingo-pytorch as well as in OpenFlamingo: in ge, text before the first picture reads all pictures, future ones and padded ones too.',
      ],
      scenes: [],
      results: () => [
        {
          title: 'Largest change of `out` when picture 3 changes',
          rows: ['ge, sample 1', 'ge, sample 2', 'eq, sample 1', 'eq, sample 2'],
          columns: ['token 1', 'token 2', 'token 3', 'token 4'],
        },
      ],
    },
    zh: {
      title: '没有人提到的图，文本能看到吗？',
      card: '三张图，每行只有一个`<image>`。ge模式下，第三张图变了，谁会察觉？',
      lead: '每行只有一个`<image>`，图却有三张。在ge的掩码里，图3的格子没有一个是允许的。',
      ask: '给图3的每个特征加1。ge模式下，谁的`out`会变？',
      answers: [
        '谁的都不变：图3没有一格是允许的',
        '`<image>`之前的词元',
        '`<image>`以及它后面的词元',
        '所有词元',
      ],
      why: ({ weight }) => [
        '掩码是这么说的。但整行都被掩蔽时，softmax会平均分配注意力，而ge就让它留着。',
        `什么都不许它们看，于是softmax给每个潜在向量${four(weight)}，图3也在内。把这种行清零的代码只在eq模式下执行。`,
        '它们有允许看的图，填充值就起作用：极大负数的exp正好是0。',
        '有图可看的词元，给其他图的权重正好是0。',
      ],
      sentences: ({ weight, most, mostEq }) => [
        `ge模式下，\`<image>\`之前的词元在图3上仍有${four(weight)}的权重，它们的\`out\`最多变了${four(most)}。`,
        `eq模式下，同样的改动什么也不影响：最大变化是${four(mostEq)}，因为这些行已被清零。`,
        '清零的代码带有条件`and self.only_attend_immediate_media`，flamingo-pytorch和OpenFlamingo都是如此：ge模式下，第一张图之前的文本会读所有的图，包括后面的图和补齐用的图。',
      ],
      scenes: [],
      results: () => [
        {
          title: '图3改变时，`out`的最大变化',
          rows: ['ge，样本1', 'ge，样本2', 'eq，样本1', 'eq，样本2'],
          columns: ['词元1', '词元2', '词元3', '词元4'],
        },
      ],
    },
  },
});
