/** 只有嵌入组件会用到的文字。 */

import type { WidgetTexts } from '.';

export const widget: WidgetTexts = {
  titles: {
    mask: 'Flamingo的掩码，一格一格看',
    'text-time': '一个词属于哪张图？',
    softmax: '掩码下的softmax',
    gate: 'Flamingo的门控',
    'tiny-flamingo': '问问小Flamingo',
    'few-shot': '用示例教小Flamingo',
  },
  newTab: '在新标签页中打开这个例子',
  covered: '已收起，想看时再打开。',
  show: '显示',
  noScript: '这是一张交互图，需要JavaScript。没有它的话，可以到网站上看：',
  noStep: (step) => `这张图里没有${step}这一步。`,
  notFetched: '这一部分没能取到。',
  refused: (key, value) => `${key}=${value}在这里无法使用。`,
};
