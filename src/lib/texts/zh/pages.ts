/** 页面上的文字。 */

import type { pages as english } from '../en/pages';

export const pages: typeof english = {
  site: {
    description: '交互式讲解DeepMind的Flamingo：带掩码的门控交叉注意力，现场计算，一格一格看。',
    pictureOf: (title: string) => `页面“${title}”的图片`,
    skip: '跳到正文',
    menu: '页面',
    home: '首页',
    mask: '掩码实验室',
    model: '小Flamingo',
    'few-shot': '少样本',
    resampler: '重采样器',
    gotchas: '易错点',
    practice: '练习',
    teach: '教学',
    embed: '嵌入',
    notebooks: 'Notebook',
    gallery: '总览',
    about: '关于',
    language: '语言',
    theme: '配色',
    themes: { auto: '自动', light: '浅色', dark: '深色' },
    takeAway: '带走',
    takeAwayFailed: '菜单没有加载成功：网络断开了吗？请再试一次。',
    footer: '本站的每个数都由你的浏览器根据屏幕上的内容现场算出。',
    source: '代码：OpenFlamingo（MIT）。图片：Noto Emoji（Apache 2.0）。',
    notFound: '没有这个页面。',
    unreachable: '无法打开这个页面。',
    reconnect: '是不是没有网络？联网之后请重试；按后退可以回到刚才的页面。',
    failed: '这个页面无法显示。',
  },
  home: {
    title: '看一个例子就清楚了',
    lead: 'Flamingo让每个词只看它前面最近的那张图，别的都不看。下面就是这条规则的现场：**点一下某个词，把它换成图**，再随便读一格。',
    walk: '一步步走完13步',
    doors: '接着看',
    door: {
      mask: '从词元id到门控，13步对照OpenFlamingo源码。',
      model: '真实的模型，就在你的浏览器里：给它看图，用英文提问。',
      'few-shot': '用示例现场教它：新词、事实、计数，最多八个示例。',
      resampler: '无论输入多少帧，输出总是八个潜在向量：看看每个都在看哪里。',
      gotchas: '14个容易弄错的地方：先猜，再看。',
      practice: '做不完的填格题，还有找错行的游戏。',
      teach: '20、35或50分钟的课，打开就能投影；练习纸可以打印。',
      embed: '把一个能动的组件放进你的文章，也可以带走图片、数字和代码。',
      notebooks: '同样的13步写成notebook：TypeScript一份，对照PyTorch一份。',
      gallery: '所有预设的每一步，一览无余。',
      about: '出处、许可证，以及这些数是怎么核对的。',
    },
  },
  mask: {
    title: '掩码实验室',
    description: '用你自己的例子，一格一格走完OpenFlamingo的掩码交叉注意力。',
    projector: '投影',
    leaveProjector: '退出投影（Esc）',
  },
  gallery: {
    title: '总览',
    lead: '一个预设的每一步，两种配色都在：方便快速浏览，也方便核对。',
    preset: '预设',
    open: '在掩码实验室中打开',
  },
  about: {
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
        body: '“模型”页上跑的是真模型：270万个权重，按Flamingo的方法从零训练。先用对比学习训练视觉编码器，再冻结；只用文本训练语言模型，再冻结；最后只训练重采样器和门控交叉注意力。与论文的不同有五处：语言模型有两个头从“看前一个词”开始训练；它读的文本在抽走图片的地方留着`<image>`；权重矩阵用Muon优化；每张图只有8个潜在向量，不是64个；权重以8位存储。实测能力、局限和表情图案的许可证都在模型卡里。',
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
  },
};
