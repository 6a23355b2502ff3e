/** 分享页上的文字。只有这些页会下载它。 */

import type { ExampleId } from '../../flamingo/examples';
import type { FewShotTask } from '../../flamingo/world/few-shot';
import type { PresetId } from '../preset-ids';
import type { SharedText } from '.';
import type { share as english } from './en';

const presets: Record<PresetId, SharedText> = {
  worked: {
    title: '一条规则：只看前面最近的那张图',
    description:
      '用一个小例子看Flamingo的掩码：两行文本，三张图，哪个词看得到哪张，一格一格算出来。',
  },
  'two-images': {
    title: '只看最近一张，还是之前所有？',
    description: '每行两张图。eq只让词看最近的一张，ge让它看之前所有的图：切换一下，比较两种掩码。',
  },
  'text-first': {
    title: '第一张图之前的词看到什么？',
    description: '它们哪里都不许看，于是softmax把注意力平分；随后有一行代码把这些行清零。',
  },
  'more-tokens': {
    title: '<image>比图片还多，会怎样？',
    description: '三个<image>，两张图：第三个之后的词哪里都不许看，softmax却让它们看到了一切。',
  },
  cached: {
    title: '生成回答时，新词看哪张图？',
    description: '用缓存的图片时，每个新词元都取所在行的图片总数，于是都看最后一张图。',
  },
  consecutive: {
    title: '两张图挨在一起，谁看得到第一张？',
    description: 'eq模式下，后面的文本只看得到第二张。相邻两张图中的前一张，没有一个词会看它。',
  },
  padding: {
    title: '掩码认得填充吗？',
    description: '不认得。左侧填充的计数是0，还没有图；右侧填充继承最后一张图。',
  },
  'no-pictures': {
    title: '一张图也没有，会怎样？',
    description: 'T_img=0时掩码一列也没有，OpenFlamingo的源码会在amax处报错停下。',
  },
  long: {
    title: '共4096格的掩码',
    description: '一行64个词元，8张图，每张8个潜在向量：还是那条规则，只是站远了看。',
  },
};

const examples: Record<ExampleId, SharedText> = {
  name: {
    title: '小Flamingo说出它看到的',
    description:
      '一张图，加上“this is a”几个词：一个真实的视觉语言模型，270万个权重，在你的浏览器里接着往下写。',
  },
  count: {
    title: '图里有几只猫？',
    description: '小Flamingo看图，读到“cats :”，然后写出数目。',
  },
  question: {
    title: '在哪里能找到它？',
    description: '一张图，一个英文问题：小Flamingo在你的浏览器里回答。换张图或换个问题，再问一次。',
  },
  new_word: {
    title: '看一个例子，就能学会新词吗？',
    description:
      '两张图各带来一个生造的词：dax和wug。然后其中一只动物再次出现，小Flamingo要说出它的名字。',
  },
  clip: {
    title: '四帧里发生了什么？',
    description: '小Flamingo看一段四帧的短片，说出里面发生了什么。',
  },
};

const sign = (what: string): string =>
  `训练时，图和词之间从没出现过“=”。只有示例能说明，这里问的是${what}。`;

const tasks: Record<FewShotTask, SharedText> = {
  naming_fact: {
    title: '一个示例就让它接着说',
    description:
      '没有示例，小Flamingo说完名字就停；有一个示例，它会接着说在哪里能找到。权重一个也没变。',
  },
  counting: {
    title: '用示例教它计数',
    description: '问题只有一张图，只有示例能说明这里要数数。',
  },
  question: {
    title: '示例对问答有帮助吗？',
    description: '五种问题，模型训练时就学过怎么答：在这里示例影响不大。',
  },
  new_word: {
    title: '几个示例学会新词',
    description: '每个示例给一样从没配过词的东西取个生造的名字；然后其中一样在新图里再次出现。',
  },
  dialogue: {
    title: '关于几张图的对话',
    description: '图一张张出现，各有名字；然后按编号问其中一张，答案只能从词里来。',
  },
  clip: {
    title: '用示例看短片',
    description: '每段四帧：它动了吗，往哪边动？还是在变大，变小？',
  },
  sign_place: { title: '“=”问的是什么？地点', description: sign('地点') },
  sign_kind: { title: '“=”问的是什么？种类', description: sign('种类') },
  sign_colour: { title: '“=”问的是什么？颜色', description: sign('背景的颜色') },
  side: {
    title: '左还是右：小Flamingo的弱项',
    description: '两样东西，问其中一边是什么。它对的不到一半，给多少示例也没用。',
  },
};

export const share: typeof english = {
  presets,
  examples,
  tasks,
  pictureOf: (title: string) => `示例“${title}”的图片`,
  noScript: '这个示例在你的浏览器里计算，需要JavaScript。下面是它的图片。',
  open: {
    mask: '在掩码实验室中打开',
    model: '在小Flamingo页面中打开',
    'few-shot': '在少样本页面中打开',
  },
  build: '放进你自己的文章',
  more: '更多示例',
};
