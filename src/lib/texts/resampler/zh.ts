/** 重采样器页上的文字。只有这一页会下载它。 */

import type { Motion } from '../../flamingo/world/things';
import type { resampler as english } from './en';

type Mode = 'clip' | 'pictures';

const motions: Record<Motion, string> = {
  left: '向左',
  right: '向右',
  up: '向上',
  down: '向下',
  grows: '变大',
  shrinks: '变小',
};

const cards: (typeof english)['connectors']['cards'] = {
  resampler: {
    name: 'Flamingo：感知重采样器',
    attends: '64个潜在向量在6层的每一层里，都关注同一片段所有帧的图块，也关注潜在向量自身。',
    trained: '潜在向量和所有层。视觉编码器与语言模型冻结；OpenFlamingo还训练词嵌入。',
    grows:
      '片段的帧再多，输出也不变；分开的图片则每张增加64个。OpenFlamingo自己的代码只接受一帧，我们和论文一样接受片段。',
    goes: '作为键和值进入门控交叉注意力层，文本不会变长。',
  },
  qformer: {
    name: 'BLIP-2：Q-Former',
    attends:
      '32个查询在12个块的每一块里互相关注，每隔一块关注一次图块。有文本时，文本与它们共用自注意力。',
    trained: '查询、Q-Former，以及其后的一个线性层。视觉编码器与语言模型冻结。',
    grows: '每张图增加32个。InstructBLIP逐帧读取片段，每帧32个。',
    goes: '进入语言模型的输入，排在文字之前。',
  },
  minicpm: {
    name: 'MiniCPM-V：重采样器',
    attends:
      '64个查询对一个切片的图块只做一次交叉注意力。键加上固定的二维正弦余弦位置编码，V 2.0的查询也加。',
    trained:
      '查询和注意力；位置编码是固定的。它的微调脚本默认也训练视觉编码器和语言模型，可以关掉。',
    grows: '每个切片增加64个。大图最多切成9片，另加一张缩小的全图；这里每帧算一片。',
    goes: '进入语言模型的输入，填入预留的位置。',
  },
  mlp: {
    name: 'LLaVA-1.5：MLP投影器',
    attends: '没有注意力：两个线性层夹一个GELU，逐个图块计算。没有查询。',
    trained: '先只训练投影器，再一起训练投影器和语言模型。视觉编码器冻结。',
    grows: '每张图增加576个：每个图块都留作一个词元。',
    goes: '像文字一样进入语言模型的输入。',
  },
};

const frameOf = (mode: Mode, place: number) =>
  mode === 'clip' ? `第${place}帧` : `第${place}张图`;
const latentOf = (place: number | null) =>
  place === null ? '所有潜在向量的平均' : `潜在向量${place}`;
const headOf = (place: number | null) => (place === null ? '各头的平均' : `头${place}`);

export const resampler: typeof english = {
  title: '八个潜在向量装得下多少帧？',
  description: '在浏览器里现场运行Flamingo的感知重采样器，并与另外三种连接方式对照。',
  lead: '无论来多少帧，语言模型拿到的都是**同样的八个潜在向量**：它们是学来的提问，会看遍所有帧的所有图块。',
  input: {
    title: '输入是什么？',
    mode: '输入方式',
    modes: { clip: '一个片段', pictures: '分开的图片' },
    count: { clip: '帧数', pictures: '图片数' },
    fewer: '减少一个',
    more: '增加一个',
    thing: '事物',
    motion: '运动',
    motions,
    another: '换一组',
    bring: '自己的图片……',
    scenes: '回到画出的场景',
    own: '你的图片只留在本机，链接里没有它们。模型只见过表情符号的场景。',
    lost: '这里原来是读者自己的图片。链接里没有它们，这个标签页也没有留下，现在显示的是画出的场景。',
    strip: '输入',
    frame: (mode, place, name) =>
      name === null ? frameOf(mode, place) : `${frameOf(mode, place)}：${name}`,
    stretched: (frames, trained) =>
      `训练时最多${trained}帧。要读${frames}帧，就把${trained}个帧嵌入（\`frame_embs\`）从第一帧到最后一帧**插值**拉开。`,
    waiting: '模型一到就会读取。',
  },
  shapes: {
    title: '什么在增长，什么不变？',
    tokens: (input, output) => `输入${input}个图块词元，输出${output}个潜在向量`,
    clip: '一个片段无论多少帧都是一个媒体：**T = 1**。所有帧共用一个`media_time`，在文本里也只有一个`<image>`。',
    pictures: (count) =>
      `${count}张图就是${count}个媒体：**T = ${count}**。每张图有自己的\`media_time\`、自己的\`<image>\`和自己的八个潜在向量。`,
    axes: 'T数媒体，F数每个媒体的帧。F在重采样器里消失，T一直传到掩码。',
    latents: '潜在向量',
  },
  attention: {
    title: '每个潜在向量看向哪里？',
    text: '没看的地方蒙上一层纱；权重就标在各自的图块上，不做平滑。潜在向量也会看潜在向量自身。',
    layer: '层',
    head: '头',
    latent: '潜在向量',
    meanHeads: '平均',
    allLatents: '全部（平均）',
    of: (latent, layer, head) => `${latentOf(latent)}，第${layer}层，${headOf(head)}`,
    frame: frameOf,
    patch: (row, column) => `第${row}行第${column}列的图块`,
    own: '潜在向量自身',
    ownShort: '自身',
    ownKey: (place) => `给潜在向量${place}`,
    scale: (strongest) => `全透明：${strongest}，即此层此头的最大权重。全遮：0。`,
    shares: { clip: '每帧所占的份额', pictures: '每张图所占的份额' },
    patches: (count) => `图块1至${count}`,
    sharesText: '一行是一个潜在向量：把它在图块上的权重加起来。点一行即可选中。',
    sharesRest: '不足1的部分，给了同一张图的潜在向量。',
    share: (latent, what, share) => `潜在向量${latent}把${share}的注意力给了${what}`,
    all: '全部权重',
    allText:
      '一行是一个潜在向量，一列是一个图块，逐帧逐行排列；最后八列是潜在向量自身。每行之和为1。',
    tensor: (name, shape) => `${name} ${shape}`,
    large: (cells) => `共${cells}格，以图画出。用方向键移动。`,
    hint: '指向一格，或用方向键移到那里，它的数值就会显示在这里。',
    reading: (of, what, value) => `${of} → ${what}：${value}的注意力`,
  },
  out: {
    title: '输出是什么？',
    text: '最后一层及其LayerNorm之后的潜在向量：语言模型对这些帧所知的一切。一行是一个潜在向量，一列是一个特征。',
    cells: (cells, count, mode) =>
      mode === 'clip'
        ? `${cells}个数，${count === 1 ? '一帧如此，八帧也如此' : `${count}帧如此，一帧也如此`}。`
        : `${cells}个数：每张图八个潜在向量。`,
    feature: (media, latent, feature, value) =>
      `${media}潜在向量${latent}，特征${feature}：${value}`,
    scale: (most) => `橙色为正，蓝色为负；±${most}时颜色最深。`,
  },
  cost: {
    title: '代价是多少？',
    text: '乘加次数由公式算出：一次乘法连同其后的加法算一次。视觉编码器无论如何都要逐帧读取，不计在内。',
    ours: '我们的重采样器',
    gated: (words) => `我们的语言模型的一个门控层，文本${words}个词`,
    gatedText:
      'J = T · n个潜在向量。分数在掩码之前全部算出，这里照实计入。`to_kv`只算一次，之后生成的词都可使用。',
    part: '部分',
    formula: '公式',
    numbers: '代入数字',
    count: '乘加次数',
    total: '合计',
    scroll: (what) => `${what}：表格可左右滚动`,
  },
  connectors: {
    title: '其他模型怎么做？',
    text: '**本页只有第一种真正运行，而且是缩小版。**其余按公布的尺寸计算，帧数相同：条越长，词元越多。',
    outTokens: '输出词元数',
    multiplyAdds: '连接器的乘加次数',
    axis: { clip: '一个片段的帧数', pictures: '分开的图片数' },
    chart: (what, lines) => `${what}，对数刻度。${lines.join('；')}。`,
    line: (name, first, now, count) => `${name}：1个时为${first}，${count}个时为${now}`,
    short: { resampler: '重采样器', qformer: 'Q-Former', minicpm: 'MiniCPM-V', mlp: 'MLP' },
    cards,
    live: '在此运行（缩小版）',
    counted: '只计算，不运行',
    sizes: '尺寸取自',
    perFrame: '每帧带来',
    queries: '学来的查询',
    none: '无',
    comesOut: '输出',
    attends: '谁关注谁',
    trained: '训练什么',
    grows: '输出如何增长',
    goes: '输出去哪里',
    cost: '乘加次数',
    source: '出处',
    diagram: (name, input, output) => `${name}：输入${input}个图块词元，输出${output}个词元`,
  },
};
