import type { Slide } from '../types';

export default {
  id: 'broadcast',
  show: {
    kind: 'lab',
    query: 't=.I.I,I.I.&img=2&w=Look+flamingo,flamingo+dog&seed=3&step=broadcast',
    asks: false,
  },
  text: {
    en: {
      title: 'How does a column meet a row?',
      lead: '`text_time` stands upright at the left, `media_time` lies on top. Every word meets every latent in one cell.',
      notes: [
        'Say: “We have one number for each token and one for each latent. To compare all with all, one becomes a column and the other a row.”',
        'Ask for a show of hands before you point at the shapes: “How many rows has the table, how many columns?”',
        'Point at the axes of length 1. They are what is stretched; no number is copied in memory.',
      ],
      mistakes: [
        'Thinking that broadcasting makes copies. An axis of length 1 is read again and again.',
        'Comparing the first token with the first latent and the second with the second, as with two lists of one length. Here each is compared with each.',
      ],
      answer:
        'One table for each sample, with a row for each token and a column for each latent. The axis of length 1 after the batch is for the heads: all of them use the same mask.',
    },
    zh: {
      title: '一列和一行怎样相遇？',
      lead: '`text_time`竖在左边，`media_time`横在上面。每个词和每个潜在向量都在一格里相遇。',
      notes: [
        '讲：“每个词元有一个数，每个潜在向量也有一个数。要让它们两两比较，就把一个竖成列，另一个放成行。”',
        '先不指形状，让全班举手：“这张表有几行，几列？”',
        '指着长度为1的轴。伸展的就是它们；内存里没有复制任何数。',
      ],
      mistakes: [
        '以为广播会复制数据。长度为1的轴只是被反复读取。',
        '拿第一个词元和第一个潜在向量比，第二个和第二个比，像两个等长的列表那样。这里是每个和每个都比。',
      ],
      answer:
        '每个样本一张表，每个词元一行，每个潜在向量一列。批次后面那个长度为1的轴留给注意力头：所有的头用同一个掩码。',
    },
  },
} satisfies Slide;
