/** 模型页上的文字。只有这一页会下载它。 */

import type { ExampleId } from '../../flamingo/examples';
import { prompt, scene } from './composer.zh';
import type { model as english } from './en';
import { overview } from './overview.zh';
import { things } from './things.zh';
import { inspect } from './inspect.zh';
import { experiments } from './experiments.zh';
import { generation } from './generation.zh';

const examples: Record<ExampleId, string> = {
  name: '说出名字',
  count: '数一数',
  question: '回答问题',
  new_word: '学一个新词',
  clip: '看懂短片',
};

export const model: typeof english = {
  title: '小Flamingo，现场作答',
  description: '一个按Flamingo的方法训练出来的视觉语言模型，在你的浏览器里回答关于图片的问题。',
  lead: '这是真正的Flamingo，只是很小：它看图、读词，然后接着往下写。**它只见过表情符号画面，只认识几百个英文单词**，给它照片就只能瞎猜。你给它看的东西不会离开你的设备。',
  examples: { label: '示例', names: examples },
  prompt,
  scene,
  things,
  answer: {
    label: '回答',
    none: '还没有提问。',
    writing: '正在写……',
    says: '模型的回答：',
    nothing: '什么也没写（一开始就结束了）',
    token: (n: number) => `第${n}个词元`,
    candidates: (n: number) => `第${n}个词元最可能的词`,
    finish: {
      eos: '它自己用`<|endofchunk|>`结束了回答。',
      image: '它停在了这里：再往下就要说另一张图了。',
      length: (n: number) => `写满${n}个词元，到此为止。`,
      context: '上下文已满，到此为止。',
    },
  },
  timings: {
    label: '实测',
    encode: '编码图片',
    prefill: '读完提示',
    perToken: '之后每个词元',
    kernels: '计算内核',
    ms: (value: string) => `${value} ms`,
    media: (all: number, cached: number) =>
      cached === 0 ? `新编码${all}个` : `新编码${all - cached}个，缓存命中${cached}个`,
    tokens: (n: number) => `${n}个词元`,
    mean: '平均',
  },
  overview,
  inspect,
  experiments,
  generation,
  vocabulary: (n: number) => `它认识的全部${n}个词`,
};
