import type { Plan } from '../types';

export default {
  id: '35',
  stops: [
    { slide: 'story', minutes: 2 },
    { slide: 'media-locations', minutes: 1 },
    { slide: 'text-time', minutes: 3 },
    { slide: 'media-time', minutes: 2 },
    { slide: 'broadcast', minutes: 1 },
    { slide: 'mask', minutes: 4 },
    { slide: 'eq-or-ge', minutes: 3 },
    { slide: 'scores', minutes: 2 },
    { slide: 'masked-fill', minutes: 2 },
    { slide: 'amax', minutes: 2 },
    { slide: 'blocked-row', minutes: 2 },
    { slide: 'zero-rows', minutes: 3 },
    { slide: 'ge-never-zeroes', minutes: 2 },
    { slide: 'gate', minutes: 2 },
    { slide: 'tiny-model', minutes: 3 },
    { slide: 'closing', minutes: 1 },
  ],
  worksheet: { seed: 35, level: 2 },
  text: {
    en: {
      title: 'From the mask to the gate in 35 minutes',
      summary:
        'The whole masked cross-attention: the mask, the scores, what a blocked score becomes, the gate, and a real model at the end.',
      aims: [
        'All aims of the 20-minute lesson.',
        'Follow one row from its scores to its weights: fill, largest score taken away, softmax, zeroing.',
        'Give the reason for the fill with the most negative finite number, and for a gate that starts at 0.',
      ],
      before: [
        'On the computer in the classroom open “Teach” and press “Save for the classroom”. From then on the lesson needs no network.',
        'Press S for the presenter’s window, put it on your own screen and the lesson on the projector. With one screen only, print this plan.',
        'Print the worksheet for everybody, and its key for yourself.',
        'What students should know: tokens, the dot product, softmax.',
      ],
    },
    zh: {
      title: '35分钟，从掩码讲到门控',
      summary:
        '完整的带掩码交叉注意力：掩码、分数、被掩蔽的分数变成什么、门控，最后看一个真的模型。',
      aims: [
        '20分钟课的全部目标。',
        '能跟着一行走完全程，从分数到权重：填充、减去最大值、softmax、清零。',
        '能说出为什么填最小的有限数，为什么门控系数从0开始。',
      ],
      before: [
        '在教室的电脑上打开教学页，按“保存到课堂设备”。此后断网也能上课。',
        '按S打开讲者窗口，放在自己的屏幕上，课放在投影上。只有一块屏幕时，把这份教案打印出来。',
        '给每个人打印练习纸，给自己打印答案。',
        '学生需要知道：词元、点积、softmax。',
      ],
    },
  },
} satisfies Plan;
