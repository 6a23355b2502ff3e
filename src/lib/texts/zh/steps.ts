/** 每一步：一个问题、两句话，以及一句朗读用的话。 */

import { fixed, type StepId, type Summary } from '../../trace';
import type { StepText } from '../en/steps';

/** 一列也不许看的行数。 */
const blocked = ({ rows }: Summary): number => rows.zero + rows.leak + rows.spared + rows.uniform;

/** 前面没有图的词元数。 */
const timeless = ({ rows }: Summary): number => rows.zero + rows.leak + rows.spared;

const stopped = (s: Summary): string | null => s.error && `源码报错停下：${s.error}`;

/** 第一张图之前的行怎么样了。 */
function zeroing({ rows, op }: Summary): string {
  if (op === 'ge') {
    return rows.leak === 0
      ? 'ge模式不执行这一步。'
      : `ge模式不执行这一步：时间为0的${rows.leak}行仍在看所有的图。`;
  }
  if (rows.spared > 0) {
    return `清零的几行代码被去掉了：时间为0的${rows.spared}行仍在看所有的图。`;
  }
  const left = rows.uniform ? `；${rows.uniform}个均匀行原样保留` : '';
  return rows.zero === 0
    ? `没有时间为0的行，不用清零${left}。`
    : `有${rows.zero}行被清零，行和变为0${left}。`;
}

export const steps: Record<StepId, StepText> = {
  sequence: {
    name: '序列',
    title: '模型读到的是什么？',
    body: '文本和图片自由交错。该放图的地方，文本里只有一个`<image>`词元；**点一下某个词，就能把它换成图**。',
    spoken: (s) =>
      s.cached
        ? `${s.B}个样本，每个${s.T_txt}个新词元；缓存的行里共有${s.images}个<image>。`
        : `${s.B}个样本，每个${s.T_txt}个词元，共${s.images}个<image>；每个样本有${s.T_img}张图。`,
  },
  media_locations: {
    name: '媒体位置',
    title: '图在哪里？',
    body: '把每个id和`<image>`的id比一比，剩下的只是一排**True和False**：关于文本，掩码只知道这些。',
    spoken: (s) => `共有${s.images}个位置为True。`,
  },
  text_time: {
    name: 'text_time',
    title: '每个词见过几张图？',
    body: '对媒体位置求前缀和（累积和，`cumsum`）。`<image>`把自己也数进去；**0表示还没有图**。',
    spoken: (s) =>
      timeless(s) > 0
        ? `有${timeless(s)}个词元的时间是0：还没有图。`
        : '每个词元之前都至少有一张图。',
  },
  media_time: {
    name: 'media_time',
    title: '每张图是第几张？',
    body: '图从1开始编号，每个编号按潜在向量的个数复制n份：**连着的n列属于同一张图**，即"(j n)"。',
    spoken: (s) =>
      s.T_img === 0 ? '没有图可以编号。' : `${s.T_img}张图从1开始编号，每个编号复制成${s.n}列。`,
  },
  broadcast: {
    name: '广播',
    title: '一列和一行怎样相遇？',
    body: '`text_time`长度为1的轴向右伸展，`media_time`的向下伸展。**内存里没有复制任何数**：长度为1的轴只是被反复读取。',
    spoken: (s) =>
      `在${s.B}个样本里，${s.T_txt}个text_time排成的列遇上${s.T_img * s.n}个media_time排成的行。`,
  },
  mask: {
    name: '掩码',
    title: '每个词可以看哪张图？',
    body: '拿每个词元的`text_time`和每张图的`media_time`比较。`eq`模式下相等就是说：**这正是我前面最近的那张图**；`ge`模式下，此前的图都能看。',
    spoken: (s) =>
      `${s.cells}格中有${s.allowed}格可见；${s.differing ? `eq和ge有${s.differing}格不同` : 'eq和ge在这里完全一样'}。`,
  },
  sim: {
    name: '相似度',
    title: '一个词和一个潜在向量有多匹配？',
    body: '每个查询都要和每个键相乘，**不管会不会被掩蔽**。源码里这一步其实在构造掩码之前；掩码并不省计算。',
    spoken: (s) => `每个头${s.cells}个分数，掩码还没起作用。`,
  },
  masked_fill: {
    name: '填充掩码',
    title: '被掩蔽的分数变成什么？',
    body: '变成`-torch.finfo(dtype).max`，也就是最小的有限数。**它不是−∞**；整行都被掩蔽时，这个区别就要紧了。',
    spoken: (s) => `${s.cells}个分数中有${s.cells - s.allowed}个被填成−max。`,
  },
  amax: {
    name: '减最大值',
    title: '为什么要减去最大的分数？',
    body: '为了让`exp`不溢出。全掩蔽行的最大值就是−max：**−max减去−max等于0**，这一行就忘了自己曾被掩蔽。',
    spoken: (s) =>
      stopped(s) ?? (blocked(s) === 0 ? '没有全掩蔽行。' : `${blocked(s)}个全掩蔽行现在全是0。`),
  },
  softmax: {
    name: 'softmax',
    title: '注意力去了哪里？',
    body: '先取`exp`，再除以整行之和。全掩蔽行的每一列都得到同样的权重：**均匀不等于没有**。',
    spoken: (s) =>
      stopped(s) ?? `每一行的和都是1${blocked(s) ? `，${blocked(s)}个全掩蔽行也不例外` : ''}。`,
  },
  zero_rows: {
    name: '清零',
    title: '谁让第一张图之前的文本闭嘴？',
    body: '只有这一步：`text_time`为0的行，权重变成精确的0。**`ge`模式下这几行代码根本不执行**；`text_time`超过图片数的行也漏网。',
    spoken: (s) => stopped(s) ?? zeroing(s),
  },
  out: {
    name: '输出',
    title: '一个词从图里拿到了什么？',
    body: '各潜在向量的值按权重相加，再由`to_out`投影回来。**清零的行什么也拿不到，精确为0。**',
    spoken: (s) =>
      stopped(s) ??
      (s.rows.zero === 0 ? '输出中没有被清零的行。' : `输出中有${s.rows.zero}行精确为0。`),
  },
  gate: {
    name: '门控',
    title: '放多少进来？',
    body: '加权和乘以`tanh(attn_gate)`，再加到文本上，也就是残差连接。**门控系数为0时（训练的起点），什么也不会加上**；前馈支路另有自己的门。',
    spoken: (s) => stopped(s) ?? `门控系数的tanh是${fixed(s.tanh, 2)}。`,
  },
};
