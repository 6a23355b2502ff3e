/** 重采样器页上的文字。只有这一页会下载它。 */

import type { resampler as english } from './en';

export const resampler: typeof english = {
  title: '输入多少帧都行，输出总是八个潜在向量',
  description: '在浏览器里现场运行Flamingo的感知重采样器，并与另外三种连接方式对照。',
  lead: '无论来多少帧，语言模型拿到的潜在向量数目都一样。',
};
