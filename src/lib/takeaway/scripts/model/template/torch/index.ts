/** The script in PyTorch, part by part. */

import { finish, seen } from '../shared';
import { compare, lookMain, modelMain } from './compare';
import { eyes, flamingo } from './flamingo';
import { language } from './language';
import { perceiver } from './perceiver';
import { reading } from './reading';
import { vision } from './vision';
import type { Template } from '../template';

export const torch: Template = {
  title: 'PyTorch',
  needs: 'torch 1.13 or newer',
  imports: 'import torch\nfrom torch import nn\nfrom torch.nn import functional as F\n',
  look: [seen, reading, vision, perceiver, eyes, compare, finish],
  lookMain,
  model: [seen, reading, vision, perceiver, language, eyes, flamingo, compare, finish],
  modelMain,
};
