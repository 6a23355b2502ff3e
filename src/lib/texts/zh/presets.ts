import type { PresetText } from '../en/presets';
import type { PresetId } from '../preset-ids';

export const presets: Record<PresetId, PresetText> = {
  worked: { name: '笔记里的例子', hint: 'B=2，T_txt=4，T_img=3，n=2：学习笔记里的那个例子。' },
  'two-images': { name: '每行两张图', hint: '在这里eq和ge结果不同，切换看看。' },
  'text-first': { name: '图前的文本', hint: '三个词出现时还没有图：看softmax，再看清零。' },
  'more-tokens': {
    name: '<image>多于图片',
    hint: '只有两张图，却有三个<image>：最后几个词看到了一切。',
  },
  cached: { name: '带缓存的生成', hint: '新词元都取缓存行的总数。' },
  consecutive: { name: '连续的图', hint: 'eq模式下，后面的文本只看得到相邻两张图中的后一张。' },
  padding: { name: '左填充与右填充', hint: '左侧填充的时间是0；右侧填充继承最后一张图。' },
  'no-pictures': { name: '一张图也没有', hint: 'T_img=0：源码会在amax处报错停下。' },
  long: { name: '长文本', hint: '64个词元，8张图，每张8个潜在向量：共4096格。' },
};
