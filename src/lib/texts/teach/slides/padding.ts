import type { Slide } from '../types';

export default {
  id: 'padding',
  show: { kind: 'lab', query: 't=__I.,I.__&img=1&step=text_time', asks: true },
  gotcha: 'padding-side',
  text: {
    en: {
      title: 'What does the mask do with padding?',
      lead: 'Texts of different length are filled up to one length, at the left or at the right. Is it all the same to the mask?',
      notes: [
        'Say: “This layer gets no attention mask of the language model. To it, padding is a token like any other.”',
        'Let the class predict the times of both rows, the padding too, then reveal.',
        'Ask when this does harm. Mostly it does none: nobody reads what comes out at padding, as long as the language model’s own mask hides it.',
      ],
      mistakes: [
        'Expecting that padding has no time, or that the mask leaves it out.',
        'Expecting the same on both sides. At the left no picture has come yet; at the right the last one has.',
      ],
      answer:
        'Padding at the left has time 0, so its rows are zeroed. Padding at the right has the time of the last picture, and looks at it like a word.',
    },
    zh: {
      title: '掩码怎样对待填充？',
      lead: '长短不一的文本要补到同样长，补在左边或右边。对掩码来说都一样吗？',
      notes: [
        '讲：“这一层收不到语言模型的注意力掩码。在它眼里，填充和别的词元没有区别。”',
        '让全班预测两行的时间，填充也要答，再揭晓。',
        '问：这什么时候有害？多半无害：只要语言模型自己的掩码挡住填充，就没有谁去读填充位置的输出。',
      ],
      mistakes: [
        '以为填充没有时间，或者掩码会跳过它。',
        '以为补在哪边都一样。左边还没出现过图；右边已经出现过最后一张了。',
      ],
      answer:
        '左填充的时间是0，所以整行清零。右填充的时间是最后一张图的，像普通的词一样看着那张图。',
    },
  },
} satisfies Slide;
