import { toNested } from 'flamingo-explainer/tensor';
import {
  defaultInputs,
  readState,
  ruleOf,
  run,
  writeState,
  type Trace,
} from 'flamingo-explainer/trace';
import { same } from './check.js';

// The worked example: .I.. and ..I., three pictures of two latents.
const trace: Trace = run(defaultInputs);
const [before, first] = [
  [0, 0, 0, 0, 0, 0],
  [1, 1, 0, 0, 0, 0],
];
same(toNested(trace.tensors.text_to_media_mask!), [
  [[before, first, first, first]],
  [[before, before, first, first]],
]);

// An address, its trace, and where a cell came from: token 3 of .I.I reads under ge what came before it.
const { state, dropped } = readState('?t=.I.I&op=ge&img=2&x=1');
same(dropped, [{ key: 'x', value: '1', reason: { kind: 'unknown' } }]);
same(writeState(state), 't=.I.I&img=2&op=ge');
const other = run(state.inputs);
same(toNested(other.tensors.text_to_media_mask!.pick(0, 0, 3, null)), [1, 1, 1, 1]);
same(ruleOf('text_to_media_mask')!.reads(other, [0, 0, 3, 2]), [
  { tensor: 'text_time', index: [0, 3] },
  { tensor: 'media_time_repeated', index: [0, 0, 0, 2] },
]);
