/** 模型页上逐词元生成部分的文字。 */

import type { generation as english } from './generation.en';

export const generation: typeof english = {
  controls: '回答的各步',
  write: '接着写',
  stop: '写到这里为止',
  play: '播放',
  pause: '暂停',
  back: '后退一步',
  forward: '前进一步',
  restart: '它自己写出<image>',
  restartHint:
    '训练从没教过模型写`<image>`。但在“一样东西、它的图、一个句号”重复三次之后，它会照样子往下抄：计数于是从头开始。',
  goOn: '写过结尾也不停',
  goOnHint: '`<|endofchunk|>`和`<image>`都不会结束回答。',
  tokens: '它写出的词，一步一个',
  choose: (n) => `第${n}步：`,
  freshShort: '重新定位',
  cachedShort: '沿用缓存',
  sampling: {
    label: '怎样抽取一个词',
    temperature: '温度',
    top_k: 'top-k',
    top_p: 'top-p',
    seed: '种子',
    all: '全部',
    greedy: '温度为0：总是取最可能的词，另外三项不起作用。',
    drawn: (seed) => `词按概率抽取；用种子${seed}再抽，结果一样。`,
  },
  step: {
    title: (n, of) => `第${n}步，共${of}步`,
    wrote: (word, p) => `写出\`${word}\`，概率${p}`,
    fresh: '重新定位',
    cached: '沿用缓存的媒体',
    freshWhy: '送入的是整个提示：找出其中的`<image>`词元，从头计数。',
    noMediaWhy: '提示里没有图片：每个词的`text_time`都是0。',
    cachedWhy: (total) =>
      `送入的内容里没有\`<image>\`：沿用前面那一步的位置，新词取它们的总数，即${total}。`,
    restartWhy:
      '这个`<image>`是模型自己写的。OpenFlamingo会忘掉原有的位置：它成了第1个，所以**后面的词又去看图片1**，不管前面那张是哪一张。',
    afterRestart: (total, before) =>
      `现在起作用的是模型自己写的\`<image>\`的位置：总数是${total}，而提示里已经数到${before}。`,
    fed: '这一步送入的词',
    textTime: '送入的词的text_time',
    locations: '起作用的media_locations',
    cache: (past, fed) => `KV缓存：原有${past}，新增${fed}，共${past + fed}`,
    cacheOf: (context) => `上限${context}`,
    mask: '最后送入的词元在text_to_media_mask中的那一行',
    sees: (pictures) =>
      pictures.length === 0 ? '掩码不让它看任何图片。' : `掩码允许它看图片${pictures.join('、')}。`,
    noMask: '没有图片，也就没有掩码。',
    picture: (n) => `图片${n}`,
    code: 'OpenFlamingo的代码（节选）',
    notRun: '未运行',
  },
};
