/** 少样本页上的文字。只有这一页会下载它。 */

import type { FewShotControl } from '../../flamingo/world/few-shot';
import type { fewShot as english } from './en';

const formOnly =
  '把标签或图片打乱试试：回答不变。模型从示例里学到的只是**要的是哪一类词**，具体说什么，看的还是问题自己的图。';

const trained = '这种题不看示例模型也会答，所以示例错了也坏不了多少。';

const sign = (of: string) =>
  `训练时，图和词之间从没出现过\`=\`。只有示例能说明这里要的是${of}；没有示例，模型只能猜。`;

const tasks: typeof english.tasks.all = {
  naming_fact: {
    name: '名字加事实',
    hint: '先说名字，再说在哪里能找到。没有示例，模型说完名字就停；**一个示例就能让它接着说**。',
    uses: formOnly,
  },
  counting: {
    name: '计数',
    hint: '是什么，有几个。问题只有一张图，只有示例能说明这里要计数。',
    uses: formOnly,
  },
  question: {
    name: '问答',
    hint: '五种问题混在一起。模型训练时就学过怎么答，所以示例影响不大。',
    uses: trained,
  },
  new_word: {
    name: '新词',
    hint: '这些东西的图在训练时从没配过词。每个示例给其中一样取个没有意义的名字；问题再给出其中一样的新图。示例越多，可选的词也越多。',
    uses: '打乱标签，模型仍会找到那个示例，然后**照说它的错词**。换错图片，它就无从得知，还不如在这些词里瞎猜。',
  },
  dialogue: {
    name: '对话',
    hint: '图一张张出现，各有名字；然后按编号问其中一张。问题里的词只能看到最后一张图，所以答案只能**从词里来**。',
    uses: '换错图片没有影响，因为名字都写在词里。标签打乱了，它照信不误。',
  },
  clip: {
    name: '短片',
    hint: '四帧的短片：往哪边动，还是变大、变小？模型训练时就学过怎么答，所以示例影响不大。',
    uses: trained,
  },
  sign_place: { name: '记号：地点', hint: sign('地点'), uses: formOnly },
  sign_kind: { name: '记号：种类', hint: sign('种类'), uses: formOnly },
  sign_colour: { name: '记号：颜色', hint: sign('背景的颜色'), uses: formOnly },
  side: {
    name: '左还是右（弱项）',
    hint: '两样东西，问其中一边是什么。这是模型最弱的一项：对的不到一半，而且**给多少示例也没用**。',
    uses: '示例对不对都一样：它们能教的，模型用不上。',
  },
};

const controls: Record<FewShotControl, string> = {
  none: '保持原样',
  labels: '标签打乱',
  pictures: '图片换错',
};

export const fewShot: typeof english = {
  title: '几个示例能教会它什么？',
  description: '给小Flamingo看最多八个示例，现场看它的回答如何变化。',
  lead: '提示里的示例告诉模型要做什么。**权重一个也不变**，它只是在读。这一页的数都是你的浏览器现场算出的。',
  tasks: { label: '示例教什么', all: tasks },
  prompt: {
    title: '提示',
    shots: '示例数',
    shown: (n: number) => `${n}个示例`,
    fewer: '减一个',
    more: '加一个',
    others: '换一组示例',
    query: '换一个问题',
    control: '示例',
    controls,
    tokens: (tokens: number, context: number) => `${tokens} / ${context}个词元`,
    full: (most: number, tooMany: number, context: number) =>
      `最多放得下${most}个：放${most + 1}个的话，提示连同回答共有${tooMany}个词元，而模型最多读${context}个。`,
    numbers: (most: number) => `最多${most}个：模型的数词只从一到六。`,
    example: (n: number) => `示例${n}`,
    asked: '问题',
    right: '对的示例',
    picture: '一张图',
    clip: (frames: number) => `${frames}帧的短片`,
    none: '自己没有图',
    loading: '正在画图……',
    open: '在模型页打开这个提示',
    plain: '那里的背景是标准颜色，所以数值会略有不同。',
  },
  answer: {
    title: '回答',
    says: '模型说',
    nothing: '什么也没说',
    right: '对',
    wrong: (answer: string) => `正确答案是“${answer}”`,
    p: (p: string) => `模型认为正确答案的概率是${p}。`,
    product: '这是整个答案的概率：每个词在前面的词之后的概率相乘。',
    rivals: '首词的候选',
  },
  curve: {
    title: '示例数与正确答案的概率',
    label: (points: string) => `正确答案的概率。${points}。`,
    point: (shots: number, p: string) => `${shots}个示例${p}`,
    shots: '示例数',
    product: '每个点都单独跑了一次；答案有几个词的，是各词概率的乘积。',
    single: '每个点都单独跑了一次，问题就是上面这个。',
    table: '具体数值',
    p: '概率',
  },
  path: {
    title: '最后一个词在看哪里？',
    lead: '每个词只看自己的图：这就是Flamingo的掩码。前面的图里有什么，只能**经由那个示例的词**，通过语言模型的自注意力传过来。',
    right: (layer: number, head: number, last: string, share: string, words: string) =>
      `第${layer}层第${head}个头：\`${last}\`的注意力有**${share}**落在\`${words}\`上，也就是对的示例的答案。`,
    answers: (layer: number, head: number, last: string, share: string) =>
      `没有哪个示例的答案与此相同：只有问题自己的图能告诉它。第${layer}层第${head}个头：\`${last}\`的注意力有**${share}**落在各示例答案的词上。`,
    none: (layer: number, head: number, last: string) =>
      `没有示例可看；这是第${layer}层第${head}个头里\`${last}\`所看的词。`,
    heads: '层和头：落在那里的比例',
    layer: (n: number) => `第${n}层`,
    head: (n: number) => `头${n}`,
    choose: (layer: number, head: number, share: string) => `第${layer}层，头${head}：${share}`,
    strongest: '回到最强的头',
    grid: (name: string, head: number, last: string) =>
      `${name}，头${head}：最后一个词元${last}的注意力`,
    row: (n: number) => `示例${n}`,
    query: '问题',
    cell: (token: string, weight: string) => `${token} ${weight}`,
    isRight: '对的示例的答案',
    isAnswer: '示例的答案',
    isLast: '最后一个词元，由它来看',
    legend: '连线只画0.01以上的；每个词下面都有它的数。`eoc`就是`<|endofchunk|>`。',
  },
  accuracy: {
    title: '换别的图也成立吗？',
    lead: '用的是本页和训练都没出现过的提示，由模型在后台线程里作答。答案的每个词都在全部词里排第一，才算对。',
    n: '每个点的提示数',
    beside: '除了原样的示例，再测',
    lines: {
      both: '标签打乱和图片换错',
      labels: '标签打乱',
      pictures: '图片换错',
      none: '不测别的',
    },
    start: '开始测量',
    stop: '停止',
    progress: (done: number, total: number) => `${done} / ${total}个提示`,
    done: (prompts: number, seconds: string, each: string) =>
      `${prompts}个提示用了${seconds}秒，每个${each}毫秒。`,
    stopped: '已停止：以下是到此为止的结果。',
    label: (lines: string) => `各示例数下答对的比例。${lines}`,
    line: (name: string, points: string) => `${name}：${points}。`,
    point: (shots: number, share: string) => `${shots}个示例${share}`,
    intervals: '竖线是95%的Wilson区间。',
    chance: '随机水平',
    chanceOf: (answers: number, p: string) =>
      `随机水平${p}：这一项有${answers}种可能的答案，总是答最常见的那个。`,
    chanceMixed: (p: string) => `随机水平${p}：不看图，每种问题都答最常见的那个。`,
    chanceShown: '随机水平：在示例给出的词里任选一个；没有示例时，在所有可能的词里任选一个。',
    recorded: '记录值',
    recordedNote: (n: number) => `空心菱形是记录值，不是这里跑的：出自模型卡片，每个点${n}个提示。`,
    found: (shots, parts) => `你测到的（${shots}个示例）：${parts}。`,
    foundOf: (control, right, n) => `${control}，${n}个里对了${right}个`,
    foundBetween: '；',
    finding: '**此前用这个模型测得，并非刚才的结果：**',
    none: '还没有测量。',
    table: '具体数值',
    columns: { shots: '示例数', right: '答对', of: '总数', share: '比例', interval: '95%区间' },
  },
};
