/**
 * flamingo-explainer/trace: runs the masked gated cross-attention on an example, keeps every named tensor, and says for
 * each cell which cells it was made from, by which formula.
 */
export * from '../lib/trace';

// An example as a link to the Mask Lab has it: '?t=.I..,..I.&op=ge'.
export type { Dropped, Reason } from '../lib/player/dropped';
export type { ReadQuery } from '../lib/player/query';
export type { LabState, Theme, Ui } from '../lib/player/state';
export { readState, writeState } from '../lib/player/url';
