/** 模型页总览上的文字：从像素到下一个词。数字都是已经写好的。 */

import type { overview as english } from './overview.en';

export const overview: typeof english = {
  label: '从像素到下一个词',
  hint: '行是词元，列是层。每一部分都能打开：点它，或者用←和→在各部分之间移动，再按Enter。',
  waiting: '模型一跑完，就用它自己的数字画出总览。',
  behind: '这里仍是上一次运行的数：上面现在的内容无法运行。',
  frozen: '冻结',
  trained: '训练过',
  close: '关闭',
  open: (part: string) => `打开：${part}`,
  list: (items: readonly string[]) => items.join('、'),
  parts: {
    picture: (n: number) => `图片${n}`,
    clip: (n: number, frames: number) => `短片${n} · ${frames}帧`,
    vision: '视觉编码器',
    resampler: '重采样器',
    layer: (i: number) => `第${i}层，门控交叉注意力`,
    lm: (i: number) => `第${i}层，语言模型的块`,
    answer: '下一个词',
  },
  patches: (n: number) => `${n}个图块`,
  visionSize: (layers: number) => `ViT · ${layers}层`,
  resamplerSize: (layers: number) => `${layers}层`,
  latents: (n: number) => `每张图${n}个潜在向量`,
  noMedia: '这条提示里没有图片：语言模型独自阅读。',
  strips: (n: number, rows: number, size: number, from: string, to: string) =>
    `图片${n}的潜在向量：${rows}个，每个${size}个数，从${from}到${to}`,
  tokens: '词元，以及各自的text_time',
  token: (i: number, word: string, time: number) =>
    time === 0
      ? `词元${i}，${word}：text_time是0，前面没有图片`
      : `词元${i}，${word}：text_time是${time}，它前面最近的是图片${time}`,
  columns: { layer: (i: number) => `第${i}层`, xattn: '交叉注意力', lm: 'LM' },
  added: '图片给每个词元加上了多少，逐层看：所加向量的长度除以词元向量的长度',
  addedCell: (layer: number, i: number, word: string, sees: string, ratio: string) =>
    `第${layer}层，词元${i}，${word}：${sees}，加上了自身长度的${ratio}`,
  sees: {
    pictures: (list: string) => `看到${list}`,
    closed: (list: string) => `掩码允许看${list}，但门控系数是0`,
    evenly: '一张图也不许看，于是平均地看所有图',
    nothing: '看不到图片，已清零',
  },
  pictureNames: (numbers: readonly number[]) => `图片${numbers.join('、')}`,
  gates: '各层的tanh(attn_gate)',
  gate: (layer: number, tanh: string) => `第${layer}层：tanh(attn_gate) ${tanh}`,
  gateNote: '`tanh(attn_gate)`：离0越远，门开得越大',
  legend:
    '格子越浓，图片给这个词元加得越多：`tanh(attn_gate) · attn_out`的长度，除以加之前的向量长度；到1为最浓。颜色表示哪张图；斜线表示已清零。',
  order: {
    title: '越深的层，门开得越大吗？',
    set: '现在的门是你自己设的；恢复训练值之后，这里再说训练出来的样子。',
    all: '在这次运行里，每一层到下一层都成立。',
    none: '在这次运行里，处处不成立：没有一道门比前一道大。',
    mixed: (holds: string, fails: string) => `在这次运行里，从层${holds}成立，从层${fails}不成立。`,
    step: (from: number, a: string, b: string) => `${from}到${from + 1}（${a} → ${b}）`,
    caveat: '而且单看门还不知道图片加了多少：门几乎关着，只要attn_out够长，照样能推动一个短向量。',
  },
  next: {
    after: (i: number, word: string) => `在词元${i}“${word}”之后`,
    bars: (list: string) => `最可能的下一个词：${list}`,
    bar: (word: string, p: string) => `${word} ${p}`,
    madeUp: (words: string) =>
      `${words}是编出来的词：训练时用它们给东西起名，好让模型学会从示例里接受一个新词。`,
    changed: (word: string, p: string) => `下一个词：${word}，${p}。`,
  },
  reading: {
    label: '正在读的数',
    cell: (layer: number, i: number, word: string) =>
      `第${layer}层 · gated_cross_attn · 词元${i}“${word}”`,
    head: (head: number) => `头${head}`,
    weights: (picture: number, weights: string) => `图片${picture}：${weights}`,
    blocked: (picture: number, text_time: number, media_time: number) =>
      `图片${picture}：被挡住（text_time ${text_time} ≠ media_time ${media_time}）`,
    later: (picture: number, text_time: number, media_time: number) =>
      `图片${picture}：被挡住（text_time ${text_time} < media_time ${media_time}）`,
    run: {
      blocked: (from: number, to: number, text_time: number) =>
        `图片${from}–${to}：被挡住（text_time ${text_time} ≠ media_time ${from} … ${to}）`,
      later: (from: number, to: number, text_time: number) =>
        `图片${from}–${to}：被挡住（text_time ${text_time} < media_time ${from} … ${to}）`,
    },
    zeroed: 'text_time是0：softmax之后这一行被清零，所以什么也没加。',
    noMedia: '没有图片，所以什么也没加。',
    closed: '掩码允许看，但门控系数是0，什么也没加：',
    evenly: '掩码在这里一张图也不许看，又没有哪一行代码把它清零：每个潜在向量的权重都一样。',
    sum: (tanh: string, found: string, added: string, before: string, ratio: string) =>
      `\`|tanh(attn_gate)|\` ${tanh} × \`‖attn_out‖\` ${found} = ${added}，加到长度为${before}的向量上：是它的${ratio}。`,
    steps: '用掩码实验室的步骤打开',
  },
  controls: {
    layer: '层',
    head: '头',
    medium: '图片',
    frame: '帧',
    latent: '潜在向量',
    row: '在哪个词元之后',
    token: '词元',
  },
  details: {
    brightest: (share: string) => `没有面纱的地方是${share}，这里最大的权重；其余按比例。`,
    patch: (n: number, frame: number, value: string) => `第${frame}帧，图块${n}：${value}`,
    picture: {
      lead: (size: number, side: number, patch: number, dim: number) =>
        `模型看到的样子：${size} × ${size}像素，切成${side} × ${side}个图块，每块${patch} × ${patch}。每个图块变成一个${dim}维向量。`,
      norms: '每个图块的向量进入第一层时的长度',
      patches: '这些向量本身：每个图块一行',
      cell: (patch: number, feature: number, value: string) =>
        `图块${patch}，第${feature}个数：${value}`,
    },
    vision: {
      lead: (layers: number) =>
        `每个图块都看同一张图里的所有图块，一连${layers}层，没有任何掩码。在第一张图里选一个图块，第二张图显示它看哪里。`,
      choose: '选一个图块',
      attention: (patch: number, layer: number, head: number) =>
        `图块${patch}看哪里，第${layer}层，头${head}`,
    },
    resampler: {
      lead: (keys: number, latents: number) =>
        `${latents}个学到的查询读${keys}个图块和它们自己，变成${latents}个潜在向量：语言模型从图片得到的只有这些。`,
      attention: (latent: number, frame: number) => `潜在向量${latent}，第${frame}帧`,
      latent: (latent: number) => `潜在向量${latent}`,
      shares: '每个潜在向量的注意力去了哪里',
      share: (latent: number, patches: string, own: string) =>
        `潜在向量${latent}：${patches}给图块，${own}给潜在向量自己`,
      sharesHead: { latent: '潜在向量', patches: '图块', own: '潜在向量自己' },
      out: '输出的潜在向量：每个一行',
      cell: (latent: number, feature: number, value: string) =>
        `潜在向量${latent}，第${feature}个数：${value}`,
    },
    layer: {
      lead: (heads: number) =>
        `行是词元，列是潜在向量。共${heads}个头，各有各的权重；许看图的行，权重之和为1。斜线表示被掩蔽，是准确的0。`,
      attention: (layer: number, head: number) =>
        `每个词元对潜在向量的注意力，第${layer}层，头${head}`,
      cell: (i: number, word: string, picture: number, latent: number, value: string) =>
        `词元${i}，${word}，图片${picture}的潜在向量${latent}：${value}`,
      masked: (i: number, word: string, picture: number, latent: number) =>
        `词元${i}，${word}，图片${picture}的潜在向量${latent}：被掩蔽 · 0`,
      gates: '两道门',
      gate: (name: string, alpha: string, tanh: string) =>
        `tanh(${name}) = tanh(${alpha}) = ${tanh}`,
      norms: '给每个词元加上了多少',
      norm: (i: number, word: string, value: string) => `词元${i}，${word}：${value}`,
    },
    lm: {
      lead: '这是冻结的语言模型自己的注意力：每个词元看自己和之前的词元。更早的图片也能经由这条路影响后面的词。',
      attention: (layer: number, head: number) => `自注意力，第${layer}层，头${head}：每个词元一行`,
      cell: (i: number, word: string, j: number, other: string, value: string) =>
        `词元${i}，${word}，看词元${j}，${other}：${value}`,
      masked: (i: number, word: string, j: number, other: string) =>
        `词元${i}，${word}，看不到后面的词元${j}，${other} · 0`,
      arcs: (i: number, word: string) => `词元${i}“${word}”看哪里`,
      arc: (j: number, other: string, value: string) => `词元${j}，${other}：${value}`,
    },
    answer: {
      lead: '任何一个词元之后会接什么，都可以问。温度、top-k和top-p只改变怎样抽取，不改变模型。',
      temperature: '温度',
      top_k: 'top-k',
      top_p: 'top-p',
      all: '全部',
      greedy: '温度为0时，总是取最可能的词。',
      kept: (kept: number, all: number) => `${all}个词里有${kept}个可能被抽到。`,
      table: '最可能的十个下一个词',
      head: { word: '词', logit: 'logit', p: 'p', drawn: '抽取概率' },
      cut: '舍去',
    },
  },
  large: '这是画出来的；方向键逐格移动。',
};
