/** 张量查找与单元格来源的文字，中文。 */

import type { Axis, Group, Measure, TensorKind, WeightPart } from '../../trace/model';
import type { inspect as english } from './inspect.en';

const kinds: Record<TensorKind, string> = {
  pixels: '模型拿到的图：红、绿、蓝，各从0到255。',
  patch_values: '每个图块的像素排成一行：逐个通道，平移到0附近。',
  patches: '每个图块变成一个向量：像素乘以卷积核，再加上它的位置。',
  vision_out: '视觉编码器对每个图块的描述。',
  ln_1: '注意力之前，把每一行归一到均值0、方差1。',
  self_q: '查询：每一行在找什么。',
  self_k: '键：每一行凭什么被找到。',
  self_v: '值：每一行被看到时交出什么。',
  self_q_rotated: '按在文本中的位置旋转后的查询。',
  self_k_rotated: '按在文本中的位置旋转后的键。',
  self_sim: '掩码之前的分数：查询（行）与键（列）有多合。',
  self_attn: '注意力：每一行（纵）从其他各行（横）取多少。',
  self_out_per_head: '每个头找到的内容：按注意力混合的值。',
  self_attn_out: '所有头找到的内容合在一起，将加到这一行上。',
  after_self_attn: '加上注意力所得之后的这一行。',
  ln_2: '前馈部分之前，把每一行归一到均值0、方差1。',
  fc: '前馈部分的宽层，GELU之前。',
  hidden: 'GELU之后的宽层：负数几乎被关掉。',
  mlp_out: '前馈部分加到这一行上的内容。',
  block_out: '这一块交给下一块的行。',
  media: '所有帧的所有图块，各带所在帧的标记。',
  latents_init: '潜在向量的起点：学到的向量。',
  norm_media: '归一到均值0、方差1的图块。',
  norm_latents: '归一到均值0、方差1的潜在向量。',
  perceiver_q: '潜在向量的查询，已乘以1/√dim_head。',
  perceiver_k: '图块与潜在向量的键。',
  perceiver_v: '图块与潜在向量的值。',
  perceiver_sim: '分数：潜在向量（纵）与图块或潜在向量（横）有多合。',
  perceiver_attn: '每个潜在向量（纵）看哪里：先是图块，后是潜在向量。',
  perceiver_out_per_head: '每个潜在向量的每个头找到的内容。',
  perceiver_attn_out: '所有头找到的内容合在一起，将加到潜在向量上。',
  perceiver_after_attn: '加上注意力所得之后的潜在向量。',
  after_ff: '这一层交给下一层的潜在向量。',
  perceiver_out: '归一到均值0、方差1的潜在向量。',
  latents: '语言模型拿到的图：寥寥几个向量。',
  ff_norm: '前馈部分之前，把每一行归一到均值0、方差1。',
  ff_fc: '前馈部分的宽层，GELU之前。',
  ff_hidden: 'GELU之后的宽层：负数几乎被关掉。',
  ff_out: '前馈部分的输出，门控之前。',
  input_ids: '每个词元在词表中的编号。',
  media_locations: '文本中放图的位置为1。',
  text_time: '每个词元到此为止遇到了几张图。',
  media_time: '每张图的编号，从1数起。',
  text_to_media_mask: '词元（纵）可以看到图的潜在向量（横）时为1。',
  vis_x: '所有图的潜在向量，每个门控块读的都是它。',
  embeddings: '每个词元的词所学到的向量。',
  lang_x: '进入门控块的文本。',
  norm: '提问之前，把每个词元归一到均值0、方差1。',
  q_scaled: '每个词元问图的内容，已乘以1/√dim_head。',
  k: '每个潜在向量凭什么被找到。',
  v: '每个潜在向量被看到时交出什么。',
  sim: '掩码之前的分数：词元（纵）与潜在向量（横）有多合。',
  attn: '每个词元（纵）从每个潜在向量（横）取多少，已经过掩码与清零。',
  out_per_head: '每个头在图里找到的内容。',
  attn_out: '所有头找到的内容合在一起，门控之前。',
  attn_gate: '注意力的门控系数，tanh之前。',
  after_attn: '文本加上tanh(attn_gate)乘以找到的内容。',
  ff_gate: '前馈部分的门控系数，tanh之前。',
  xattn_out: '门控块交出的文本。',
  ln_f: '最后的向量，归一到均值0、方差1。',
  logits: '每个词（横）接在每个词元（纵）之后的分数。',
  weight: '训练中学到的，每次运行都一样。',
};

const axes: Record<Axis, string> = {
  batch: '批次',
  frame: '帧',
  row: '行',
  column: '列',
  channel: '通道',
  patch: '图块',
  head: '头',
  latent: '潜在向量',
  medium: '图块',
  medium_or_latent: '图块或潜在向量',
  token: '词元',
  picture: '图',
  picture_latent: '潜在向量',
  feature: '特征',
  word: '词',
  single: '单个',
};

const weights: Record<WeightPart, string> = {
  vision_encoder: '权重：视觉编码器（冻结）',
  perceiver: '权重：重采样器（训练）',
  gated_cross_attn_layers: '权重：门控交叉注意力（训练）',
  lang_encoder: '权重：语言模型（冻结）',
};

function group(of: Group): string {
  switch (of.of) {
    case 'picture':
      return `图${of.picture + 1}`;
    case 'vision':
      return of.block === null
        ? `图${of.picture + 1}：视觉编码器`
        : `图${of.picture + 1}：视觉编码器，第${of.block}块`;
    case 'resampler':
      return of.layer === null
        ? `图${of.picture + 1}：重采样器`
        : `图${of.picture + 1}：重采样器，第${of.layer}层`;
    case 'prompt':
      return '提示与掩码';
    case 'gated':
      return `第${of.layer}层：门控交叉注意力`;
    case 'block':
      return `第${of.layer}层：语言模型`;
    case 'answer':
      return '回答';
    case 'weights':
      return weights[of.part];
  }
}

const measures: Record<Measure, string> = {
  summand: '各自加上多少，从大到小',
  share: '各自在这一行中的份额，从大到小',
  none: '由什么得来',
};

export const inspect: typeof english = {
  title: '每个数从哪里来',
  lead: '按OpenFlamingo的名字找到这次运行的任何张量，选一个单元格，一步步往下走，直到像素、词元或权重。',
  none: '请先提问，然后就能在这里查到这次运行的每个数。',
  group,
  kinds,
  axes,
  measures,
  finder: {
    label: '查找张量',
    placeholder: 'layer.4.attn',
    list: '这次运行的张量',
    found: (n: number) => `${n}个张量`,
    nothing: '没有这个名字的张量。',
    more: (n: number) => `还有${n}个，继续输入可缩小范围。`,
  },
  view: {
    loading: '正在取数……',
    tensor: (name: string, shape: string) => `${name}，形状${shape}`,
    large: (n: number) => `共${n}个单元格，以图绘制。用方向键移动。`,
    range: (least: string, most: string) => `颜色从${least}到${most}。`,
    share: '颜色从0到1。',
    marks: '实心为1，斜线为0。',
    plain: '数字原样显示。',
    module: '在OpenFlamingo中',
    down: (axis: string) => `纵：${axis}`,
    across: (axis: string) => `横：${axis}`,
    less: (name: string) => `上一个${name}`,
    more: (name: string) => `下一个${name}`,
  },
  place: {
    token: (n: number, word: string) => `词元${n}“${word}”`,
    word: (word: string) => `“${word}”`,
    picture: (n: number) => `图${n}`,
    latent: (n: number) => `潜在向量${n}`,
    frame: (n: number) => `第${n}帧`,
    patch: (n: number) => `图块${n}`,
    head: (n: number) => `头${n}`,
    row: (n: number) => `第${n}行`,
    column: (n: number) => `第${n}列`,
    channel: ['红', '绿', '蓝'],
    feature: (i: number) => `特征[${i}]`,
    comma: '，',
  },
  cell: {
    label: '选中的单元格',
    hint: '指向一个单元格，看它由什么得来；点击或按回车可以固定它。',
    pinned: '已固定。按Esc松开。',
    unpin: '松开',
    more: (n: number) => `再显示${n}项`,
    rest: (n: number, amount: string) => `另外${n}项合计${amount}。`,
    path: '走过的路',
    ends: {
      pixel: '这是一个像素，路到此为止。',
      token: (word: string) => `这是词元“${word}”，路到此为止。`,
      weight: '这是一个权重，由训练学到，路到此为止。',
      set: '这个数是你设定的，路到此为止。',
      place: '它只由所在的位置决定。',
      nothing: '这里什么也没有加：没有来源参与。',
    },
    pixelIn: (n: number, x: number, y: number) =>
      `图${n}：已圈出第${x}列第${y}行的像素和它的图块。`,
    patchIn: (n: number, patch: number) => `图${n}：已圈出图块${patch}。`,
  },
  faults: {
    no_tensor: (name: string) => `这次运行没有张量“${name}”。`,
    no_cell: (index: string, shape: string) => `形状为${shape}的张量没有单元格“${index}”。`,
  },
};
