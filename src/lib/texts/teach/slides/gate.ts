import type { Slide } from '../types';

export default {
  id: 'gate',
  show: {
    kind: 'lab',
    query: 't=.I.&img=1&w=Look+flamingo&seed=3&gate=0&step=gate',
    asks: true,
  },
  gotcha: 'closed-gate',
  text: {
    en: {
      title: 'How much of the picture is let in?',
      lead: 'What a word took from its picture is multiplied by `tanh` of the gate and added to the word. Here the gate is 0, as before training.',
      notes: [
        'Say: “The language model around this layer has been trained already. A new layer must not disturb it on its first day.”',
        'Let the class predict the number that is asked for, then reveal. Who sees that nothing is added can read it off the slide.',
        'Move the gate slowly up from 0, then below 0. Ask what a negative gate means: the same is taken away that was added before.',
        'Ask what can learn while the gate is 0. Only the gate itself: everything behind it is multiplied by 0.',
      ],
      mistakes: [
        'Thinking that a gate of 1 lets everything through. It goes through `tanh` first, so it never quite reaches 1.',
        'Taking a closed gate for “almost nothing”. It is exactly nothing: the output is the input, bit for bit.',
      ],
      answer:
        'Exactly nothing: `tanh(0)` is 0, so every number of the text comes out as it went in, and the language model behaves as it did before the layer was there.',
    },
    zh: {
      title: '放多少图进来？',
      lead: '词从图里拿到的东西，乘以门控系数的`tanh`，再加到词上。这里的门控系数是0，和训练之前一样。',
      notes: [
        '讲：“这一层周围的语言模型早已训练好。新加的层不能第一天就打扰它。”',
        '让全班预测问到的那个数，再揭晓。谁看出什么也没加上，谁就能从这一页上直接读出它。',
        '把门控系数从0慢慢调大，再调到0以下。问：负的门控系数是什么意思？原来加上的，现在减去。',
        '问：门控系数为0时，什么能学到东西？只有门控系数自己：它后面的一切都乘了0。',
      ],
      mistakes: [
        '以为门控系数为1就全放进来了。它要先过`tanh`，所以到不了1。',
        '把关着的门当成几乎没有。是精确地没有：输出和输入逐位相同。',
      ],
      answer:
        '什么也没有加上：`tanh(0)`等于0，文本的每个数怎么进来就怎么出去，语言模型的表现和没有这一层时一样。',
    },
  },
} satisfies Slide;
