import type { Slide } from '../types';

export default {
  id: 'few-shot',
  show: {
    kind: 'widget',
    widget: 'few-shot',
    query: 'shots=1',
    asked: 'shots=0&hide=prose,inspector,timeline',
  },
  gotcha: 'context-images',
  text: {
    en: {
      title: 'What do examples in the prompt teach?',
      lead: 'A picture, and the model goes on writing. What changes when examples stand before it?',
      notes: [
        'Ask first: “Under `eq`, which picture do the words of the answer look at?” Only the last. So what can the examples do?',
        'The slide begins without an example: read what the model writes, a name and no more. Let the class predict what one example will change. The step forward sets one before it; more can be added with the slider.',
        'Say: “Words look at words. What an earlier word took from its picture has become part of that word, and the language model’s own attention carries it on.”',
      ],
      mistakes: [
        'Believing that the pictures of the examples are of no use, since the mask blocks them. They reach later words by way of the words in between.',
        'Believing that the model is trained by the examples. No weight changes; take the examples away and all is as before.',
      ],
      answer:
        'What is on screen is computed now. The words after the last picture look at that picture alone; which kind of answer is wanted they learn from the words before, by the language model’s self-attention.',
    },
    zh: {
      title: '提示里的示例教会了什么？',
      lead: '一张图，模型接着往下写。前面加上示例，会有什么变化？',
      notes: [
        '先问：“在`eq`规则下，回答里的词看的是哪张图？”只有最后一张。那示例有什么用呢？',
        '这一页开始时没有示例：念出模型写的，只有一个名字。让全班预测加一个示例会改变什么。往前一步就加上一个；想再加，拖动滑块。',
        '讲：“词可以看词。前面的词从它的图里拿到的东西，已经成了这个词的一部分，由语言模型自己的注意力带到后面。”',
      ],
      mistakes: [
        '以为示例的图没有用，因为掩码挡住了。它们通过中间的词到达后面的词。',
        '以为示例在训练模型。权重一个都没变；拿掉示例，一切照旧。',
      ],
      answer:
        '屏幕上的内容是此刻算出来的。最后一张图后面的词只看这张图；该答什么样的内容，是通过语言模型的自注意力从前面的词里得知的。',
    },
  },
} satisfies Slide;
