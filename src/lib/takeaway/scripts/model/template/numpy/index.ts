/** The script in NumPy, part by part. */

import { finish, seen } from '../shared';
import type { Template } from '../template';
import { compare, lookMain, modelMain } from './compare';
import { eyes } from './eyes';
import { flamingo } from './flamingo';
import { layers } from './layers';

export const numpy: Template = {
  title: 'NumPy',
  needs: 'numpy',
  imports: 'import numpy as np\n',
  look: [seen, layers, eyes, compare, finish],
  lookMain,
  model: [seen, layers, eyes, flamingo, compare, finish],
  modelMain,
};
