import type { Slide } from '../types';

export default {
  id: 'closing',
  show: { kind: 'words' },
  gotcha: 'more-tokens-than-images',
  text: {
    en: {
      title: 'Can you fill in the mask without the computer?',
      lead: 'Count the pictures before each word, number the pictures, compare the two, silence time 0.',
      notes: [
        'Let everybody write these four steps down in their own words, and compare with a neighbour.',
        'Exit question: “A text names two pictures. Somebody adds a third `<image>` at its end, but no picture. What happens to the words after it?” One minute, on paper, then collect.',
        'Show the way on: the worksheet with its key, the practice page with as many questions as anybody wants, and the gotchas for those who want to read the real code.',
      ],
      mistakes: [
        'Leaving with “the mask silences the first words”. Ask once more which line it was.',
        'Answering the exit question with 0. The time there is 3, not 0, so nothing is zeroed.',
      ],
      answer:
        'The words after the third `<image>` have time 3, and no column carries a 3. Their rows are fully blocked, softmax makes them uniform, and no line zeroes them: they take in all pictures alike, and no error is raised.',
    },
    zh: {
      title: '不用电脑，你能填出掩码吗？',
      lead: '数每个词之前有几张图，给图编号，两两比较，再让时间0的词闭嘴。',
      notes: [
        '让每个人用自己的话写下这四步，再和同桌对照。',
        '离堂问题：“文本里有两张图。有人在末尾加了第三个`<image>`，却没有多给图。它后面的词会怎样？”一分钟，写在纸上交上来。',
        '告诉大家接下来去哪里：带答案的练习纸，想做多少题就有多少题的练习页，还有给想读真实代码的人准备的易错点。',
      ],
      mistakes: [
        '下课时还以为“是掩码让最前面的词闭嘴”。再问一次：是哪一行代码？',
        '离堂问题答成0。那里的时间是3而不是0，所以不会清零。',
      ],
      answer:
        '第三个`<image>`之后的词，时间是3，而没有哪一列带着3。它们整行被掩蔽，softmax使之均匀，也没有哪一行代码把它们清零：所有的图都被同样地看到，而且不会报错。',
    },
  },
} satisfies Slide;
