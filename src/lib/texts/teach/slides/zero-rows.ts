import type { Slide } from '../types';

export default {
  id: 'zero-rows',
  show: { kind: 'lab', query: 't=...I&img=2&w=Once+upon+a&seed=86&step=zero_rows', asks: true },
  gotcha: 'text-before-first',
  text: {
    en: {
      title: 'Who silences the words before the first picture?',
      lead: 'One more line comes after the softmax. It looks at `text_time == 0`.',
      notes: [
        'Ask: “Which rows will this line change, and into what? Which will it leave alone?” Collect answers, then reveal.',
        'Say: “It was not the mask that silenced these words. It is this line, and it asks for the time, not for the mask.”',
        'Point at the sums at the end of the rows: they tell at a glance who takes something from the pictures and who takes nothing.',
      ],
      mistakes: [
        'Taking the line for tidying up, since the mask has blocked these rows already. Without it each of these words takes in all pictures; just this was once reported as a leak in another model of this family, Idefics.',
        'Expecting that the other rows are scaled anew. They stay as they were, bit for bit.',
        'Concluding that every fully blocked row is zeroed. Only rows with time 0 are.',
      ],
      answer:
        'Rows with `text_time` 0 become exactly 0 and take nothing from any picture; the others stay as they were. A row that is blocked for another reason, since there are more `<image>` tokens than pictures, is not caught.',
    },
    zh: {
      title: '谁让第一张图之前的词闭嘴？',
      lead: 'softmax之后还有一行代码。它看的是`text_time == 0`。',
      notes: [
        '问：“这一行会改哪些行，改成什么？哪些行不动？”收集回答，再揭晓。',
        '讲：“让这些词闭嘴的不是掩码，而是这一行；它问的是时间，不是掩码。”',
        '指着每行末尾的和：谁从图里拿了东西，谁什么也没拿，一眼就看得出来。',
      ],
      mistakes: [
        '以为掩码早就挡住了这些行，这一行只是收拾一下。没有它，这些词会看到所有的图；同类模型Idefics就曾被人报告过这样的泄漏。',
        '以为其他行会重新缩放。它们原样不动，一位也不差。',
        '由此推出凡是全掩蔽行都会清零。清零的只有时间为0的行。',
      ],
      answer:
        '`text_time`为0的行变成精确的0，什么图也看不到；其余的行保持不变。如果一行是因为`<image>`比图多而被全部掩蔽，这行代码管不到它。',
    },
  },
} satisfies Slide;
