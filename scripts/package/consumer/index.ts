import * as all from 'flamingo-explainer';
import * as flamingo from 'flamingo-explainer/flamingo';
import * as tensor from 'flamingo-explainer/tensor';
import * as trace from 'flamingo-explainer/trace';
import { same } from './check.js';

// The whole is its parts, and their classes are the same ones.
const parts = { ...tensor, ...flamingo, ...trace };
same(Object.keys(all).sort(), Object.keys(parts).sort());
same(all.View === tensor.View && all.FlamingoError === flamingo.FlamingoError, true);
const a: tensor.View = all.softmax(all.scalar(1), 0);
same(a instanceof tensor.View, true);
