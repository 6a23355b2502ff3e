import type { Slide } from '../types';

export default {
  id: 'worksheet',
  show: { kind: 'words' },
  text: {
    en: {
      title: 'Can you fill in a whole mask on paper?',
      lead: 'One sheet each, a pencil, no screen.',
      notes: [
        'Hand out the worksheet of this plan. Everybody works alone for three minutes; whoever is done explains one cell to a neighbour.',
        'Let neighbours swap their sheets and correct them with the key, which you show or read out.',
        'Ask which row caused most trouble, and go back to the slide where it was made.',
      ],
      mistakes: [
        'Starting with the mask. Write `text_time` beside the words and `media_time` above the columns first; then each cell is one comparison.',
        'Filling in weights where the mask is asked for. The mask holds only open and blocked.',
      ],
      answer:
        'The key was worked out by the same program as the slides. Sheet and key have the same seed printed on them, so you can tell that they belong together.',
    },
    zh: {
      title: '你能在纸上填出一整张掩码吗？',
      lead: '每人一张练习纸，一支铅笔，不看屏幕。',
      notes: [
        '发这份教案的练习纸。每人独立做三分钟；做完的人给同桌讲一格。',
        '同桌交换，对照答案批改；答案由你展示或念出来。',
        '问哪一行最容易出错，回到讲这一行的那一页。',
      ],
      mistakes: [
        '一上来就填掩码。先在词旁边写`text_time`，在列上面写`media_time`；然后每一格只是一次比较。',
        '该填掩码却填了权重。掩码里只有可见和被掩蔽。',
      ],
      answer: '答案和课件由同一个程序算出。练习纸和答案印着同一个种子，看种子就知道是一对。',
    },
  },
} satisfies Slide;
