import type { about as english } from './en';

export const about: typeof english = {
  title: '关于',
  description: '出处、许可证，以及这些数是怎么核对的。',
  sections: [
    {
      title: '这是什么',
      body: '一篇Flamingo学习笔记说：直接看代码比较抽象，看一个例子会比较清晰。本站就是那个例子，只是它活了：B=2，T_txt=4，T_img=3，n=2，由一个用TypeScript写的小张量库在你的浏览器里现场计算。',
    },
    {
      title: '数从哪里来',
      body: '文本和潜在向量是由网址里的随机种子生成的小向量；同一个词在哪里都是同一个向量。后面的一切都是算出来的：屏幕上没有一个编造的数，每一格都能由它标明的来源重新算出。',
    },
    {
      title: '怎么核对',
      body: '张量库会重放真实OpenFlamingo（提交655f693，PyTorch 1.13）录下的参考数：掩码交叉注意力、门控模块和单个算子。掩码、整数和精确的0必须相等；float32的误差不超过1e-5，上千的分数不超过5e-5。另有性质测试，把成千上万个随机单元格按声明的来源重新算一遍。',
    },
    {
      title: '小Flamingo',
      body: '“小Flamingo”页上跑的是真模型：270万个权重，按Flamingo的方法从零训练。先用对比学习训练视觉编码器，再冻结；只用文本训练语言模型，再冻结；最后只训练重采样器和门控交叉注意力。与论文的不同有五处：语言模型有两个头从“看前一个词”开始训练；它读的文本在抽走图片的地方留着`<image>`；权重矩阵用Muon优化；每张图只有8个潜在向量，不是64个；权重以8位存储。实测能力、局限和表情图案的许可证都在模型卡里。',
      card: '模型卡（英文Markdown）',
    },
    {
      title: '简化了什么',
      body: '掩码实验室里，向量只有8个数，每个头4个，这样才读得下来。所有`<image>`的文本向量都相同。第i张图在批次的每个样本里都是同一张。',
    },
    {
      title: '出处与许可证',
      body: 'Flamingo: a Visual Language Model for Few-Shot Learning（Alayrac等，NeurIPS 2022）。展示的Python代码来自mlfoundations/open_flamingo（MIT）。图片来自Noto Emoji（Apache 2.0）。本站采用MIT许可证。',
    },
  ],
};
