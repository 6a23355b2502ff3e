/** 每个单元格可说的话：朗读用的短标签和检查器里的一句话。 */

import { fixed, num, type Place, type RowKind } from '../../trace';
import type { FactTexts } from '../en/facts';

const quoted = (place: Place): string => `“${place.word ?? ''}”`;
const latent = (place: Place): string =>
  `第${(place.image ?? 0) + 1}张图的第${(place.latent ?? 0) + 1}个潜在向量`;
const percent = (x: number): string => `${fixed(x * 100, 1)}%`;

export function where(place: Place): string {
  const parts: string[] = [];
  if (place.b !== undefined) parts.push(`样本${place.b + 1}`);
  if (place.head !== undefined) parts.push(`第${place.head + 1}个头`);
  if (place.t !== undefined) parts.push(`词元${place.t + 1}${quoted(place)}`);
  if (place.image !== undefined) {
    parts.push(
      `图${place.image + 1}${place.latent === undefined ? '' : `潜在向量${place.latent + 1}`}`,
    );
  }
  if (place.column !== undefined) parts.push(`特征${place.column + 1}`);
  return parts.join('，');
}

/** 时间为0的原因：还没有图，或这一行根本没有图。 */
const noneYet = (place: Place, hasImage: boolean): string =>
  hasImage ? `${quoted(place)}在第一张图之前` : '这一行里没有<image>';

function rowReason(how: RowKind, place: Place, hasImage: boolean): string {
  if (how === 'zero') return `${noneYet(place, hasImage)}，所以${quoted(place)}整行精确为0。`;
  if (how === 'leak') {
    return `${noneYet(place, hasImage)}，但ge模式从不清零：${quoted(place)}把每张图都看了一点。`;
  }
  if (how === 'spared') {
    return `${noneYet(place, hasImage)}，而清零的那几行被去掉了：${quoted(place)}把每张图都看了一点。`;
  }
  return `没有哪张图的时间等于${quoted(place)}的时间，但代码只清零时间为0的行：这一行仍是均匀分布。`;
}

export const facts: FactTexts = {
  token: {
    spoken: (f) => (f.picture !== null ? `<image>，图${f.picture + 1}` : `词元id为${f.id}`),
    sentence(f) {
      if (f.place.token?.kind === 'pad')
        return '填充词元，和别的id没有区别：掩码不认识填充，把它当文本处理。';
      if (f.cached) return `${quoted(f.place)}是新词元，接在缓存的行后面。`;
      if (f.picture === null)
        return `${quoted(f.place)}是文本。${f.canEdit ? '点一下就变成<image>。' : ''}`;
      if (f.T_img === 0) return '一张图也没有传入：源码会在amax处停下。';
      return f.picture < f.T_img
        ? `这个<image>代表本行的第${f.picture + 1}张图。${f.canEdit ? '再点一下就变回文本。' : ''}`
        : `没有第${f.picture + 1}张图：一共只传入了${f.T_img}张。OpenFlamingo不会报错。`;
    },
  },
  location: {
    spoken: (f) => (f.isImage ? 'True，是<image>' : 'False，不是<image>'),
    sentence: (f) =>
      f.isImage
        ? `它的id是${f.id}，正是<image>的id：这里开始一张图。`
        : `${quoted(f.place)}不是<image>。`,
  },
  text_time: {
    spoken: (f) => (f.count === 0 ? '0，还没有图' : `${f.count}`),
    sentence(f) {
      if (f.cached) return `媒体已缓存，所以每个新词元都取本行的总数：${f.count}。`;
      if (f.count === 0) return `读到${quoted(f.place)}时还没有出现过图。`;
      const over = f.count > f.T_img ? `可是一共只有${f.T_img}张。` : '';
      return `到${quoted(f.place)}为止（含它自己），本行出现过${f.count}张图。${over}`;
    },
  },
  media_time: {
    spoken: (f) => `时间${f.time}`,
    sentence: (f) => `图从1开始编号，这样时间0才能表示“还没有图”。这张是${f.time}。`,
  },
  media_time_repeated: {
    spoken: (f) => `时间${f.time}`,
    sentence: (f) => `第${(f.place.image ?? 0) + 1}张图的每个潜在向量都带着这张图的时间${f.time}。`,
  },
  mask: {
    spoken(f, shown) {
      const [text, media] = [`text_time ${f.text_time}`, `media_time ${f.media_time}`];
      if (f.op === 'eq')
        return f.allowed
          ? `可见，${text}等于${media} · ${shown}`
          : `被掩蔽，${text}不等于${media} · ${shown}`;
      return f.allowed
        ? `可见，${text}不小于${media} · ${shown}`
        : `被掩蔽，${text}小于${media} · ${shown}`;
    },
    sentence(f) {
      const target = latent(f.place);
      if (f.allowed) {
        if (f.place.token?.kind === 'image' && f.text_time === f.media_time) {
          return `这个<image>就是第${f.media_time}张图自己，所以它能看${target}。`;
        }
        return f.op === 'eq'
          ? `第${f.media_time}张图是${quoted(f.place)}之前最近的一张，所以它能看${target}。`
          : `读到${quoted(f.place)}时第${f.media_time}张图已经出现，所以它能看${target}。`;
      }
      if (f.text_time === 0)
        return `${noneYet(f.place, f.hasImage)}，所以${quoted(f.place)}看不到${target}。`;
      if (f.text_time > f.T_img) {
        return `${quoted(f.place)}的时间是${f.text_time}，可是只传入了${f.T_img}张图：没有一列和它相等。`;
      }
      return f.text_time < f.media_time
        ? `${quoted(f.place)}跟在第${f.text_time}张图后面，${target}还没出现，所以看不到。`
        : `中间隔着更新的图：${quoted(f.place)}只看第${f.text_time}张图，所以看不到${target}。`;
    },
  },
  vector: {
    spoken: (_, shown) => shown,
    sentence(f) {
      if (f.tensor === 'q_scaled')
        return `${quoted(f.place)}的查询向量中的一个数，已乘过1/√dim_head。`;
      return f.tensor === 'k'
        ? `${latent(f.place)}的键向量中的一个数。`
        : `${latent(f.place)}的值向量中的一个数。`;
    },
  },
  sim: {
    spoken: (f, shown) => `分数${shown}`,
    sentence: (f) =>
      `${quoted(f.place)}的查询和${latent(f.place)}的键有多匹配。这时掩码还没起作用。`,
  },
  masked_fill: {
    spoken: (f, shown) => (f.filled ? `被掩蔽，填成${shown}` : `保留${shown}`),
    sentence: (f) =>
      f.filled
        ? `被掩蔽，分数换成${num(f.fill)}：最小的有限数，而不是负无穷。`
        : '可见，分数保持不变。',
  },
  amax: {
    spoken: (f, shown) => `行最大值${shown}`,
    sentence: (f) =>
      f.rowMasked && f.value < -60000
        ? '这一行的分数全被掩蔽，最大值也是−finfo.max。'
        : '这一行里最大的分数。整行都减去它，exp就不会溢出。',
  },
  shifted: {
    spoken: (f, shown) => `${shown}${f.isMax ? '，行最大值变成了0' : ''}`,
    sentence(f) {
      if (f.isMax && f.max < -60000) {
        return '整行都被掩蔽：−max减−max等于0，每一列都是。猜猜softmax会给出什么？';
      }
      if (f.isMax) return '它原来是这一行最大的分数，现在是0。';
      return f.value < -60000
        ? '仍然是绝对值极大的负数：取exp后精确为0。'
        : '这个分数比本行最大值低多少。';
    },
  },
  exp_sum: {
    spoken: (f, shown) => `exp之和${shown}`,
    sentence: (f) =>
      f.value === f.columns ? `exp(0)等于1，${f.columns}列都是1。` : '这一行每个exp都要除以它。',
  },
  softmax: {
    spoken: (f, shown) => `权重${shown}`,
    sentence(f) {
      if (f.rowMasked) {
        return `这一行什么都不许看，注意力却被平均分给了每一列：各1/${f.columns}。均匀不等于没有。`;
      }
      return f.value === 0
        ? '被掩蔽：绝对值极大的负数取exp后精确为0。'
        : `${quoted(f.place)}把${percent(f.value)}的注意力给了${latent(f.place)}。`;
    },
  },
  zeroed: {
    spoken(f, shown) {
      if (f.how === 'zero') return '已清零，精确为0';
      return `权重${shown}${f.how === 'normal' ? '' : '，没有清零'}`;
    },
    sentence(f) {
      if (f.how !== 'normal') return rowReason(f.how, f.place, f.hasImage);
      return f.value === 0
        ? '被掩码挡住：精确为0。'
        : `${f.op === 'eq' ? 'text_time不为0' : 'ge模式不执行这一行'}，权重保留：${quoted(f.place)}的${percent(f.value)}注意力在这里。`;
    },
  },
  attn_sum: {
    spoken: (f, shown) => `行和${shown}`,
    sentence: (f) =>
      f.how === 'normal'
        ? `这一行的权重加起来是1${Math.abs(f.value - 1) > 1e-6 ? '（差在dtype的舍入）' : ''}。`
        : rowReason(f.how, f.place, f.hasImage),
  },
  out_per_head: {
    spoken: (_, shown) => shown,
    sentence: (f) =>
      f.how === 'normal'
        ? `各潜在向量的值，按${quoted(f.place)}的注意力加权求和。`
        : rowReason(f.how, f.place, f.hasImage),
  },
  out: {
    spoken: (_, shown) => shown,
    sentence: (f) =>
      f.how === 'zero'
        ? `to_out没有偏置，清零的行仍精确为0：图没有给${quoted(f.place)}加上任何东西。`
        : `图要对${quoted(f.place)}说的话，已投影回文本的宽度。`,
  },
  gate: {
    spoken: (f, shown) => `${shown}，tanh后${num(f.tanh)}`,
    sentence: (f) =>
      f.gate === 0
        ? 'tanh(0)等于0：这条支路关着，训练之前就是这样。'
        : `tanh把门控系数压在−1到1之间：加上去的是支路的${num(f.tanh)}倍。`,
  },
  lang_x: {
    spoken: (_, shown) => shown,
    sentence: (f) => `语言模型送进来的${quoted(f.place)}的一个特征。`,
  },
  gated_out: {
    spoken: (_, shown) => shown,
    sentence: (f) =>
      f.value === 0
        ? `这里没有给${quoted(f.place)}加上任何东西。`
        : `门放行的部分：图所说的话乘以${num(f.tanh)}。`,
  },
  after_attn: {
    spoken: (_, shown) => shown,
    sentence: (f) =>
      Object.is(f.value, f.before)
        ? `和输入逐位相同：${f.added === 0 ? '什么也没有加上' : '加上的部分在舍入中消失了'}。`
        : `文本特征${num(f.before)}，被图推动了一点。`,
  },
  ff_out: {
    spoken: (_, shown) => shown,
    sentence: (f) => `${quoted(f.place)}的前馈支路：只读这个词元自己的特征，其中已含图加上的部分。`,
  },
  after_ff: {
    spoken: (_, shown) => shown,
    sentence: (f) =>
      Object.is(f.value, f.before)
        ? `和输入逐位相同：${f.added === 0 ? '前馈门什么也没放行' : '加上的部分在舍入中消失了'}。`
        : '即使没看过任何图，前馈支路也会改变文本。',
  },
};
