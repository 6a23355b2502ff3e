/** What is said about a question and its answer, wherever cells are hidden until they are predicted. In Chinese. */

import type { predict as english } from './en';

export const predict: typeof english = {
  title: '你的预测',
  first: '先预测再看',
  firstHint: '每一步都先盖住格子，等你说出预测后再揭开。',
  hidden: '已隐藏',
  empty: '还没有作答',
  given: (shown) => `你的答案：${shown}`,
  how: '在这里选，或点击标出的格子。焦点在格子里时，按空格换下一个选项，也可以直接按数字键。',
  goesIn: (name) => `输入是\`${name}\``,
  check: '对答案',
  left: (count) => `还有${count}个格子没有作答。`,
  skip: '跳过，直接看',
  right: '全对。',
  wrong: (wrong, all) => (all === 1 ? '不对。' : `不全对：${all}个格子里有${wrong}个错了。`),
  skipped: '已跳过，全部格子都已揭开。',
  was: (place, given, answer) => `${place}：你答的是${given}，应为${answer}`,
  nothing: '这一步没有要预测的。',
  loading: '题目马上就来……',
  failed: '没能取到题目。',
};
