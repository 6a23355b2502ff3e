/** Small experiments on the real code: a part is changed, it runs again, and what is different is told. */
export { caseOf, tensorOf, type BlockCase } from './block-case';
export { changedIn } from './change';
export { changedLatent } from './changed-latent';
export { changedPicture } from './changed-picture';
export {
  comparisons,
  maskRows,
  picturesIn,
  picturesSeen,
  tokensSeeing,
  type Comparison,
} from './comparisons';
export { fullyMasked } from './fills';
export { changedLastFrame } from './frames';
export { changedLayer, drawSelfAttention } from './next-layer';
export { changeOfText, NUDGE, nudged, weightNames, withGates } from './nudged';
export { unassigned } from './unassigned';
export { textTimesWhileWriting, type Written } from './written-image';
