import type { gotchas as english } from './en';

export const gotchas: typeof english = {
  title: '14个易错点',
  description: 'Flamingo的掩码里有14处容易弄错。每一处都先让你猜，再看代码到底做了什么。',
};
