import type { Slide } from '../types';

export default {
  id: 'text-time',
  show: {
    kind: 'lab',
    query: 't=.I.I,I.I.&img=2&w=Look+flamingo,flamingo+dog&seed=3&step=text_time',
    asks: true,
  },
  text: {
    en: {
      title: 'How many pictures has each word met?',
      lead: 'Count the `<image>` tokens from left to right. The count is the word’s time, `text_time`.',
      notes: [
        'Before revealing ask: “What is the time of the first word? Does an `<image>` count itself?” Give everybody half a minute to write the row on paper.',
        'Take the answer of one student, reveal, and run a finger along the row: the number goes up at each `<image>` and nowhere else.',
        'Say: “In the code this is `media_locations.cumsum(dim=-1)`, a running total along the text.”',
        'Say: “Time 0 means no picture yet. Remember this zero, it will make trouble.”',
      ],
      mistakes: [
        'Counting too late: the number goes up at the word after `<image>` instead of at `<image>` itself. `cumsum` includes the place where it stands.',
        'Counting on from one sample into the next. `dim=-1` runs along the text; each sample begins again at 0.',
        'Giving all words of a row the total of the row. The count only knows what has been read so far.',
      ],
      answer:
        'For each token the number of `<image>` tokens up to it, itself included. Along a row it never falls, and everything before the first picture has 0.',
    },
    zh: {
      title: '每个词见过几张图？',
      lead: '从左往右数`<image>`词元。数到的个数就是这个词的时间，`text_time`。',
      notes: [
        '揭晓前先问：“第一个词的时间是几？`<image>`把自己数进去吗？”给半分钟，让每个人把这一行写在纸上。',
        '请一位同学说答案，揭晓，然后用手沿着这一行走一遍：每遇到一个`<image>`就加一，别处都不变。',
        '讲：“代码里就是`media_locations.cumsum(dim=-1)`，沿着文本求前缀和（累积和）。”',
        '讲：“时间0表示还没有图。记住这个0，后面它会惹麻烦。”',
      ],
      mistakes: [
        '数晚了一格：到`<image>`后面那个词才加一。`cumsum`是把自己所在的位置算进去的。',
        '从一个样本接着数到下一个样本。`dim=-1`是沿着文本的方向，每个样本都从0重新开始。',
        '把整行的总数给了每个词。数到哪里，就只知道到哪里为止的图。',
      ],
      answer:
        '每个词元的数，是到它为止（含它自己）的`<image>`个数。一行之内只增不减，第一张图之前全是0。',
    },
  },
} satisfies Slide;
