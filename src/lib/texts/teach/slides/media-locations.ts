import type { Slide } from '../types';

export default {
  id: 'media-locations',
  show: {
    kind: 'lab',
    query: 't=.I.I,I.I.&img=2&w=Look+flamingo,flamingo+dog&seed=3&step=media_locations',
    asks: true,
  },
  text: {
    en: {
      title: 'What does the mask know about the text?',
      lead: 'Compare each token’s id with the id of `<image>`. One yes or no is left for each token.',
      notes: [
        'Use this slide as the warm-up for predicting: let the class answer aloud, then go on. The first step forward opens the answer, the second brings the next slide.',
        'Say: “From here on there are two samples side by side, a batch. Nothing passes from one to the other.”',
        'Say: “The words themselves play no part from now on. Any other text with its pictures in the same places has the same mask.”',
      ],
      mistakes: [
        'Believing that the model finds out from the meaning which words speak of a picture. It compares ids, nothing else.',
        'Reading `True` as the number of a picture. It says that a picture stands here, not which one.',
      ],
      answer:
        '`True` where the token is `<image>`, `False` everywhere else, for each sample on its own.',
    },
    zh: {
      title: '关于文本，掩码知道什么？',
      lead: '把每个词元的id和`<image>`的id比一比。每个词元只留下一个是或否。',
      notes: [
        '这一页用来熟悉怎样预测：让全班一起说出答案，再往下翻。第一下揭晓答案，第二下才到下一页。',
        '讲：“从这里开始，屏幕上并排有两个样本，也就是一个批次。样本之间互不相通。”',
        '讲：“从现在起，词是什么已经不重要了。换一段文本，只要图的位置不变，掩码就不变。”',
      ],
      mistakes: [
        '以为模型靠词义找出哪些词在说图。它只比较id，别的什么也不看。',
        '把`True`当成图的编号。它只说这里有一张图，没说是第几张。',
      ],
      answer: '词元是`<image>`的地方为`True`，其余都是`False`，每个样本各算各的。',
    },
  },
} satisfies Slide;
