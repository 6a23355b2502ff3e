import type { Plan } from '../types';

export default {
  id: '20',
  stops: [
    { slide: 'story', minutes: 2 },
    { slide: 'media-locations', minutes: 1 },
    { slide: 'text-time', minutes: 3 },
    { slide: 'media-time', minutes: 2 },
    { slide: 'broadcast', minutes: 1 },
    { slide: 'mask', minutes: 3 },
    { slide: 'eq-or-ge', minutes: 2 },
    { slide: 'blocked-row', minutes: 2 },
    { slide: 'zero-rows', minutes: 2 },
    { slide: 'ge-never-zeroes', minutes: 1 },
    { slide: 'closing', minutes: 1 },
  ],
  worksheet: { seed: 20, level: 1 },
  text: {
    en: {
      title: 'Flamingo’s mask in 20 minutes',
      summary:
        'From a story with two pictures to the mask, the fully blocked row, and the one line that silences it.',
      aims: [
        'Work out `text_time`, `media_time` and the mask of a short text by hand.',
        'Say what changes when `torch.eq` becomes `torch.ge`.',
        'Explain why a fully blocked row is not silent after the softmax, and what silences it.',
      ],
      before: [
        'On the computer in the classroom open “Teach” and press “Save for the classroom”. From then on the lesson needs no network.',
        'Press S for the presenter’s window, put it on your own screen and the lesson on the projector. With one screen only, print this plan.',
        'Print the worksheet for everybody, and its key for yourself.',
        'What students should know: what a token is, and that attention is a weighted mean. Softmax is recalled on the way.',
      ],
    },
    zh: {
      title: '20分钟讲完Flamingo的掩码',
      summary: '从一个带两张图的小故事，讲到掩码、全掩蔽行，以及让它闭嘴的那一行代码。',
      aims: [
        '能用手算出一小段文本的`text_time`、`media_time`和掩码。',
        '能说出把`torch.eq`换成`torch.ge`会改变什么。',
        '能解释全掩蔽行在softmax之后为什么没有闭嘴，又是谁让它闭嘴的。',
      ],
      before: [
        '在教室的电脑上打开教学页，按“保存到课堂设备”。此后断网也能上课。',
        '按S打开讲者窗口，放在自己的屏幕上，课放在投影上。只有一块屏幕时，把这份教案打印出来。',
        '给每个人打印练习纸，给自己打印答案。',
        '学生需要知道：什么是词元，以及注意力是加权平均。softmax会顺带复习。',
      ],
    },
  },
} satisfies Plan;
