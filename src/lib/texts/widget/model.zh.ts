/** 只有会运行模型的嵌入组件才用到的文字。 */

import type { WidgetModelTexts } from './model';

export const widgetModel: WidgetModelTexts = {
  cutOff: (site) =>
    `本页从${site}取不到文件，可能没有网络，也可能是页面策略（connect-src）或服务器（CORS）不允许。`,
  changed: (changes) => `与训练时不同：${changes.join('；')}。`,
  names: {
    op: '每个词都能看到它前面的所有图片',
    attn_gate: '交叉注意力的门控系数',
    ff_gate: '前馈层的门控系数',
    heads_off: '关掉了一些注意力头',
    skip_zero_rows: '没有运行清零那一行代码',
    swap: '两张图片互换',
    blank: '有图片被换成空白',
    checkpoint: '较早的检查点',
  },
  restore: '恢复训练时的样子',
};
