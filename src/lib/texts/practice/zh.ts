import type { practice as english } from './en';

export const practice: typeof english = {
  title: '练习',
  description: '先预测格子里的数，再看答案；在程序里找出写错的那一行。题目是现场算出来的，做不完。',
};
