/** The same in Chinese. */

import type { worksheet as english } from './en';

export const worksheet: typeof english = {
  title: '练习纸：哪个词看得到哪张图？',
  keyTitle: '答案：哪个词看得到哪张图？',
  description:
    '手写填空的掩码表格，附答案。每张练习纸都由种子算出来，用同一个链接就能再打开同一张。',
  settings: '练习纸设置',
  seed: '种子',
  another: '换一张',
  level: '难度',
  count: '题数',
  paper: '纸张',
  papers: { a4: 'A4', letter: 'Letter' },
  shown: '显示',
  sheet: '练习纸',
  key: '答案',
  printSheet: '打印练习纸',
  printKey: '打印答案',
  name: '姓名',
  date: '日期',
  how: '一行是一个词，一列是一张图的一个潜在向量。`text_time`数到这个词为止出现了几张图；`media_time`从1开始给图编号。请填写空格。',
  keyHow: '由生成练习纸的同一段代码算出。等大家都做完再发。',
  sameSheet: '这张练习纸：',
  qrLabel: (link) => `练习纸链接的二维码，${link}`,
  question: (at) => `第${at}题`,
  asks: {
    text_time:
      '数一数：在每个词元下面写出到它为止（含它自己）一共有几个`<image>`。这就是`text_time`。',
    mask: '先写`text_time`。再填表：这个词看得到这一列就写1，看不到就写0。',
    rows: '先写`text_time`。再为每个词打勾：经过softmax和清零那一行代码之后，这一行注意力是什么样子。',
    hunt: '这个程序有一行是错的。右边是它真正算出的数。是哪一行？应该怎么写？',
  },
  rule: (op) =>
    op === 'eq'
      ? 'eq：media_time等于text_time的图才看得到。'
      : 'ge：media_time不大于text_time的图都看得到。',
  sizes: (T_img, n) => `${T_img}张图，每张n = ${n}个潜在向量`,
  picture: (i) => `图${i}`,
  token: '词元',
  fates: { sees: '看得到图', even: '平均分给所有列', zero: '精确为0' },
  wrongLine: '错的一行：',
  rightLine: '应该写成：',
  given: (tensor) => `错误程序算出的${tensor}`,
  program: '程序',
  blank: '待填',
  ticked: '是',
  unticked: '否',
  answers: (tensor) => `${tensor}，已填好`,
  blanks: (tensor) => `${tensor}，待填`,
  seedAndLevel: (seed, level) => `种子${seed}，难度${level}`,
  page: (at, of) => `第${at}页，共${of}页`,
};
