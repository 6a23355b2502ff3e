import type { Slide } from '../types';

export default {
  id: 'media-time',
  show: {
    kind: 'lab',
    query: 't=.I.I,I.I.&img=2&w=Look+flamingo,flamingo+dog&seed=3&step=media_time',
    asks: true,
  },
  text: {
    en: {
      title: 'Which number does each column carry?',
      lead: 'Pictures are numbered from 1. A picture comes as a few vectors, its latents, and each of them carries the picture’s number.',
      notes: [
        'Say: “The pictures have a clock too. The first has time 1, the second time 2: `torch.arange(T_img) + 1`.”',
        'Ask: “Here each picture comes as two latents. Which number does the second latent of the second picture carry?” Let the class predict the row, then reveal.',
        'Ask why the numbers start at 1 and not at 0. Somebody will find it: 0 is taken, it means “no picture yet”.',
      ],
      mistakes: [
        'Numbering from 0, as Python does. Then the words before the first picture would match that picture.',
        'Giving each latent a number of its own. What is numbered are pictures; the latents of a picture share its number.',
        'Dealing the numbers out in turns, 1 2 1 2. In `(j n)` the picture j comes first, so its n latents stand side by side.',
      ],
      answer:
        'All latents of the first picture carry 1, then all of the second carry 2: `"j -> 1 1 1 (j n)"` repeats each number n times before the next one comes.',
    },
    zh: {
      title: '每一列带着哪个编号？',
      lead: '图从1开始编号。一张图是以几个向量的样子进来的，叫潜在向量，每个都带着这张图的编号。',
      notes: [
        '讲：“图也有自己的时钟。第一张的时间是1，第二张是2：`torch.arange(T_img) + 1`。”',
        '问：“这里每张图是两个潜在向量。第二张图的第二个潜在向量，带的是几？”让全班预测这一行，再揭晓。',
        '问：为什么从1而不是从0开始编号？总有人想得到：0已经被占用，它表示“还没有图”。',
      ],
      mistakes: [
        '像Python那样从0编号。那样一来，第一张图之前的词就会和第一张图相等。',
        '给每个潜在向量各编一个号。编号的是图；同一张图的潜在向量共用一个编号。',
        '轮流发编号，成了1 2 1 2。`(j n)`里图j在前，所以它的n个潜在向量挨在一起。',
      ],
      answer:
        '第一张图的潜在向量全是1，接着第二张图的全是2：`"j -> 1 1 1 (j n)"`把每个编号连着重复n次，再轮到下一个。',
    },
  },
} satisfies Slide;
