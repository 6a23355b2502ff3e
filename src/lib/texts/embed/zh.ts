/** Words of the builder page, in Chinese. */

import type { EmbedTexts } from '.';
import type { HideableText, SnippetText, WidgetText } from './kinds';

const widgets: WidgetText = {
  mask: { name: '掩码', what: '每个词可以看哪张图。可以放任意一步，也可以放全部13步。' },
  'text-time': { name: 'text_time', what: '从词元到图片的累计计数。' },
  softmax: { name: 'softmax', what: '从掩蔽后的相似度到清零的行。' },
  gate: { name: '门控', what: '门放过了多少，带滑块。' },
  'tiny-flamingo': { name: '小Flamingo', what: '放进图和词，看接下来的词：真正的模型。' },
  'few-shot': { name: '少样本', what: '最多八个示例，看答案有多大把握。' },
};

const hide: HideableText = {
  prose: '问题和说明',
  controls: '设置',
  inspector: '单元格的解释',
  timeline: '步骤和播放',
};

const snippets: SnippetText = {
  iframe: {
    name: 'HTML：iframe',
    hosts: '能写HTML的页面都可以用。下面附有链接，看不到iframe的读者可以点。',
  },
  script: {
    name: 'HTML：自适应高度的iframe',
    hosts: '多一段不到1KB的脚本，让iframe和内容一样高。平台要允许脚本。',
  },
  element: {
    name: 'HTML：自定义元素',
    hosts: '直接成为你页面的一部分，宽度和明暗都跟随页面。平台要允许模块脚本。',
  },
  wordpress: {
    name: 'WordPress：地址',
    hosts: '单独占一行粘贴。WordPress会向页面取嵌入代码（oEmbed），放进沙盒iframe里显示。',
  },
  'wordpress-html': {
    name: 'WordPress：HTML区块',
    hosts: '只有管理员和编辑能用；其他身份写的iframe会被WordPress去掉。',
  },
  ghost: { name: 'Ghost：HTML卡片', hosts: '放进HTML卡片。估计脚本可以运行，没有试过。' },
  'hugo-file': {
    name: 'Hugo：短代码文件',
    hosts:
      '存为layouts/shortcodes/flamingo.html，一次即可。Hugo从0.60起会丢掉Markdown里的HTML，短代码不受影响。',
  },
  hugo: { name: 'Hugo：调用', hosts: '写在文章里要放组件的地方。' },
  jekyll: { name: 'Jekyll', hosts: 'Markdown文章里的HTML，里面没有会被Liquid当成模板的符号。' },
  markdown: {
    name: 'Markdown',
    hosts: '带链接的图片。先在这个状态的页面上用“带走”保存PNG，和文章放在一起。',
  },
  jupyter: { name: 'Jupyter', hosts: 'Python笔记本的一个单元。GitHub不运行iframe，在那里看不到。' },
  card: {
    name: 'Notion、Medium、Coda',
    hosts: '这些平台只显示自己名单里网站的iframe。地址会变成带图和标题的预览卡片。',
  },
  china: {
    name: '知乎、掘金、公众号、CSDN',
    hosts:
      '据目前所知只能放图片：掘金会去掉iframe，公众号不收SVG，知乎和CSDN没有试过。在这个状态的页面上用“带走”保存PNG或GIF，再上传；不支持Markdown的地方，手动加上链接。',
  },
  github: {
    name: 'GitHub README',
    hosts:
      '不能放iframe和脚本：用仓库里的图片，链接到能动的页面。图片在这个状态的页面上用“带走”保存。',
  },
  reveal: { name: 'reveal.js、Slidev', hosts: '放在幻灯片里。只有组件获得焦点时，按键才归它。' },
};

export const embed: EmbedTexts = {
  title: '嵌入',
  description: '把Flamingo掩码交叉注意力的一个组件放进你的文章，也可以把图片、数字和代码带走。',
  lead: '选一个组件，设好，再复制你的平台能用的代码。**组件自己就能运行**：不用账号，不跟踪，也不向第三方请求任何东西。',
  choose: '选组件',
  widgets,
  state: {
    title: '显示什么',
    preset: '例子',
    own: '自己的例子',
    step: '步骤',
    from: '从',
    to: '到',
    task: '任务',
    paste: '或者粘贴本站某个页面的地址',
    take: '采用',
    taken: '已采用。',
    unusable: '里面没有能用的内容，所以什么都没有改。',
    notOurs: '这不是组件能显示的页面的地址。',
  },
  look: {
    title: '怎么显示',
    size: '大小',
    sizes: { full: '大，带代码', embed: '中', min: '小' },
    sizesOfModel: { full: '大', embed: '中', min: '小' },
    language: '语言',
    theme: '主题',
    hide: '不显示',
    hidden: hide,
    spoiler: '点开才显示',
    predict: '每一步先猜再看',
    height: '初始高度',
  },
  preview: {
    title: '预览',
    frame: 'iframe',
    element: '自定义元素',
    width: '宽度',
    full: '撑满',
    frameTitle: (name) => `预览：${name}`,
    news: '你改动了预览里的内容。',
    use: '采用预览里的样子',
    problem: (message) => `组件提示：${message}`,
    noElement: '自定义元素的脚本没有取到。',
    alone: '单独打开',
  },
  code: {
    title: '复制',
    titleOf: '标题',
    titleHint: '读给看不到iframe的人听。同一页面上有两个组件，标题要不同。',
    copy: '复制',
    copied: '已复制。',
    selected: '已选中，请用键盘复制。',
    noShare: '只有现成的例子才有带嵌入代码的页面，这个状态没有。下面的地址通向本站的页面。',
  },
  snippets,
  files: {
    title: '下载',
    single: '单个HTML文件',
    singleWhat:
      '这个状态下的组件，全在一个文件里：放进幻灯片、课程文件夹，或者没有网络的电脑都可以。',
    making: '正在生成…',
    failed: (why) => `没有生成：${why}`,
    saved: (size) => `已保存，${size}。`,
    pictures: '图片和数字',
    picturesWhat: '每一步的SVG、PNG和GIF，以及表格、数组和代码，都在对应页面的“带走”里。',
    openPage: '打开页面',
  },
};
