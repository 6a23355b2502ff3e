/** 少样本页上的文字。只有这一页会下载它。 */

import type { fewShot as english } from './en';

export const fewShot: typeof english = {
  title: '从示例中学习',
  description: '给小Flamingo看最多八个示例，现场看它的回答如何变化。',
  lead: '提示里的示例告诉模型要做什么。权重一个也不变。',
};
