/** 模型的一层按掩码实验室的步骤展开时的文字。打开某一层时才加载。 */

import type { StepId } from '../../trace';
import type { layer as english } from './layer.en';

/** 实验室原来的话说的是它自己的小例子，这里换成这几句。 */
const bodies: Partial<Record<StepId, string>> = {
  sequence:
    '你的提示，一个词元一个词元地排开。放图的地方，文本里只有一个`<image>`词元：**它只说这里有图，不说图里有什么**。',
  sim: '每个查询都要和每个键相乘，**不管会不会被掩蔽**：OpenFlamingo就是这样，先算分数，再构造掩码。本页的快速内核会跳过被掩蔽的分数，这里算出来只是为了给你看。',
};

export const layer: typeof english = {
  title: (layer) => `第${layer}层：门控交叉注意力`,
  lead: (tokens, pictures, sizes, heads) =>
    `掩码实验室的各个步骤，用的是模型自己的数：${tokens}个词元，${pictures}张图，每个词元${sizes.dim}个特征，${heads}个头，每头${sizes.dim_head}个特征，训练好的权重。这些数是模型读你的提示时记下来的；**快速内核跳过的部分**（掩码、被掩蔽分数的填充和随后的softmax）在这里用掩码实验室的代码补算。`,
  bodies,
  close: (layer) => `关闭第${layer}层`,
  loading: (layer) => `正在读取第${layer}层的权重……`,
  failed: (layer, why) => `无法显示第${layer}层。${why}`,
  again: '再试一次',
  notRun: (layer) => `这次运行里，第${layer}层没有门控交叉注意力。`,
  headsOff: (heads) => `这次运行关掉了第${heads.join('、')}个头：它们的结果在\`to_out\`之前乘以0。`,
  noPicture:
    '没有图时，OpenFlamingo会报错停下。这个模型会继续，就当注意力全是0；所以最后几步又有了数。',
};
