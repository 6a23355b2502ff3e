import type { teach as english } from './en';

export const teach: typeof english = {
  title: '用它上课',
  description: '20、35、50分钟的课，直接在浏览器里放；教师备注在另一个窗口；练习纸附答案。',
};
