import type { Plan } from '../types';

export default {
  id: '50',
  stops: [
    { slide: 'story', minutes: 2 },
    { slide: 'media-locations', minutes: 1 },
    { slide: 'text-time', minutes: 3 },
    { slide: 'media-time', minutes: 2 },
    { slide: 'resampler', minutes: 2 },
    { slide: 'broadcast', minutes: 1 },
    { slide: 'mask', minutes: 4 },
    { slide: 'eq-or-ge', minutes: 3 },
    { slide: 'scores', minutes: 2 },
    { slide: 'masked-fill', minutes: 2 },
    { slide: 'amax', minutes: 2 },
    { slide: 'blocked-row', minutes: 2 },
    { slide: 'zero-rows', minutes: 2 },
    { slide: 'ge-never-zeroes', minutes: 2 },
    { slide: 'worksheet', minutes: 5 },
    { slide: 'gate', minutes: 2 },
    { slide: 'tiny-model', minutes: 3 },
    { slide: 'few-shot', minutes: 3 },
    { slide: 'cached', minutes: 3 },
    { slide: 'padding', minutes: 2 },
    { slide: 'closing', minutes: 2 },
  ],
  worksheet: { seed: 50, level: 2 },
  text: {
    en: {
      title: 'All of Flamingo in 50 minutes',
      summary:
        'The 35-minute lesson with pen and paper in the middle, then where latents come from, examples in the prompt, cached generation and padding.',
      aims: [
        'All aims of the 35-minute lesson.',
        'Fill in a whole mask on paper, and correct somebody else’s.',
        'Explain how examples in a prompt can help although each word looks at one picture only.',
        'Say what `text_time` is for words that the model writes itself, and for padding.',
      ],
      before: [
        'On the computer in the classroom open “Teach” and press “Save for the classroom”. From then on the lesson needs no network.',
        'Press S for the presenter’s window, put it on your own screen and the lesson on the projector. With one screen only, print this plan.',
        'Print the worksheet for everybody, and its key for yourself.',
        'Have the worksheets at hand: they are filled in during the lesson.',
        'What students should know: tokens, the dot product, softmax, and that a language model writes one token after another.',
      ],
    },
    zh: {
      title: '50分钟，讲完整个Flamingo',
      summary:
        '在35分钟课的基础上，中间加一段纸笔练习，再讲潜在向量从哪里来、提示中的示例、带缓存的生成和填充。',
      aims: [
        '35分钟课的全部目标。',
        '能在纸上填出一整张掩码，并批改别人的。',
        '能解释：每个词只看一张图，提示里的示例为什么仍然有用。',
        '能说出模型自己写出的词和填充词元，`text_time`各是多少。',
      ],
      before: [
        '在教室的电脑上打开教学页，按“保存到课堂设备”。此后断网也能上课。',
        '按S打开讲者窗口，放在自己的屏幕上，课放在投影上。只有一块屏幕时，把这份教案打印出来。',
        '给每个人打印练习纸，给自己打印答案。',
        '练习纸放在手边：课上就要填。',
        '学生需要知道：词元、点积、softmax，以及语言模型是一个词元接一个词元写的。',
      ],
    },
  },
} satisfies Plan;
