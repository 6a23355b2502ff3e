import type { Slide } from '../types';

export default {
  id: 'few-shot',
  show: { kind: 'widget', widget: 'few-shot', query: '' },
  gotcha: 'context-images',
  text: {
    en: {
      title: 'What do examples in the prompt teach?',
      lead: 'Pictures with their words, then a last picture alone. What will the model write after it?',
      notes: [
        'Ask first: “Under `eq`, which picture do the words of the answer look at?” Only the last. So what can the examples do?',
        'Set the number of examples to 0, let the class predict, look. Then set it to 1, and predict again.',
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
      lead: '几张图配着文字，最后一张图什么也没配。模型会在它后面写什么？',
      notes: [
        '先问：“在`eq`规则下，回答里的词看的是哪张图？”只有最后一张。那示例有什么用呢？',
        '把示例数设为0，让全班预测，再看。然后设为1，再预测一次。',
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
