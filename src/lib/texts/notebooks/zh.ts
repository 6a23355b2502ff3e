import type { notebooks as english } from './en';

export const notebooks: typeof english = {
  title: 'Notebook',
  description:
    '把整个流程写成notebook：用本站自己的TypeScript内核、用PyTorch，再加一份小Flamingo导览。',
  of: {
    'tour-mask': {
      title: '13步走完掩码：TypeScript版',
      about: '用的就是本站运行的代码：每个张量都算出来、打印出来、逐比特核对。',
    },
    'tour-mask-pytorch': {
      title: '13步走完掩码：PyTorch版',
      about: '在掩码实验室的数字上（也可以是你自己的）执行OpenFlamingo的原文，最后得到同样的张量。',
    },
    'tour-tiny-flamingo': {
      title: '小Flamingo导览',
      about:
        '用PyTorch读取发布的权重：门控系数、带图片的提示、关门、缓存的图片，以及和本站相同的概率。',
    },
    '01-emoji-world': {
      title: '第1课：表情世界',
      about: '场景、图说、文本和图文交错的序列，以及哪些内容从不出现。',
    },
    '02-vision-encoder': {
      title: '第2课：用对比学习训练视觉编码器',
      about: '像CLIP那样训练；零样本测试，以及没有名字的东西看起来有多像。',
    },
    '03-language-model': {
      title: '第3课：只用文本训练语言模型',
      about: '一个普通的Transformer，它的两个看前一个词的头，以及归纳。',
    },
    '04-flamingo': {
      title: '第4课：Flamingo，把冻结的部分接起来',
      about: '重采样器和门控交叉注意力；第0步什么也不变，冻结的部分一个比特也不动。',
    },
    '05-evaluate': {
      title: '第5课：它会什么，我们怎么知道',
      about: '所有任务和95%置信区间，以及对照：没有图片、换一张图片、门控系数为0、打乱帧。',
    },
    '06-export': {
      title: '第6课：导出，从PyTorch到浏览器',
      about: '8比特权重、safetensors、检查点，以及网站必须答得一样的提示。',
    },
  },
  tours: '导览',
  aboutTours: '每份都保存了最近一次运行的输出，并且自己检查自己：数字一错就停下。',
  lessons: '训练课程',
  aboutLessons: '六课，从零训练小Flamingo。保存时不带单元格的输出；正文目前只有英文。',
  howTo: '怎样运行',
  run: '在仓库里先执行`npm ci`。第一行运行全部；第二行只运行导览。任何单元格出错，命令都会报错退出。',
  needs: '需要下面这些Debian软件包；TypeScript的内核Deno会自动下载。',
  all: '全部notebook',
  download: '下载notebook（.ipynb）',
  file: '下载.ipynb',
  sections: '目录',
  code: (n) => `代码${n}`,
  shows: (n, i) => `代码${n}的输出${i > 1 ? i : ''}`,
  command: (n, i) => `命令${n}.${i}`,
  recorded: '页面上的数字来自保存下来的最近一次运行。',
  withoutOutputs: '这一课保存时不带输出：运行它才能看到。',
  inEnglish: '这一课的正文目前只有英文。',
};
