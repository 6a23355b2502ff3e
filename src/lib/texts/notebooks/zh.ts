import type { notebooks as english } from './en';

export const notebooks: typeof english = {
  title: 'Notebook',
  description:
    '把整个流程写成notebook：用本站自己的TypeScript内核、用PyTorch，再加一份小Flamingo导览。',
};
