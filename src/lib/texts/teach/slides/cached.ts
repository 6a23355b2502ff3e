import type { Slide } from '../types';

export default {
  id: 'cached',
  show: { kind: 'lab', query: 't=.I..,I.I.&img=2&cached=1&new=2&step=text_time', asks: true },
  gotcha: 'cached-media',
  text: {
    en: {
      title: 'What time has a word that the model writes itself?',
      lead: 'The prompt has been read, and its pictures are kept. Now the model writes new words, which are fed in without the old ones.',
      notes: [
        'Say: “When a model writes, it reads its prompt once and then goes on word by word. The layer now sees only the new words, and a memory of where the pictures were.”',
        'Ask: “A running count along the new words would start where?” It would have nothing to count. Let the class predict both rows, then reveal.',
        'Point at the branch in the code: `torch.count_nonzero(media_locations, dim=1)`, the same number for every new word.',
      ],
      mistakes: [
        'Starting again at 0, since no `<image>` is among the new words.',
        'Going on counting from word to word. Every new word has the same time, that of the last picture.',
        'Expecting that it all holds when a new `<image>` comes. Then the layer counts anew from what it is fed, and forgets the earlier ones.',
      ],
      answer:
        'The number of `<image>` tokens in the cached row, for each of its new words. So under `eq` they all look at the last picture of the prompt.',
    },
    zh: {
      title: '模型自己写出的词，时间是几？',
      lead: '提示已经读完，图保留着。现在模型写出新词，只送新词进来，旧的不再送。',
      notes: [
        '讲：“模型写字时，提示只读一遍，然后一个词一个词往下写。这一层现在只看到新词，还记着图在哪些位置。”',
        '问：“沿着新词求前缀和，从几开始？”没有东西可数。让全班预测这两行，再揭晓。',
        '指着代码里的分支：`torch.count_nonzero(media_locations, dim=1)`，每个新词都是同一个数。',
      ],
      mistakes: [
        '从0重新开始，因为新词里没有`<image>`。',
        '一个词一个词接着往上数。每个新词的时间相同，就是最后那张图的时间。',
        '以为再来一个新的`<image>`也照样成立。那时这一层会从送进来的内容重新数，忘掉先前的图。',
      ],
      answer:
        '每个新词都取缓存的那一行里`<image>`的总数。所以在`eq`规则下，它们都看提示里的最后一张图。',
    },
  },
} satisfies Slide;
