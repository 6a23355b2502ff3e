export type { Dropped, Reason } from './dropped';
export * from './edits';
export { features, type Features } from './features';
export { Player } from './player.svelte';
export { presetOf, presetState } from './presets';
export { defaults, themes, type LabState, type Theme, type Ui } from './state';
export { Walk, type Asker, type Weight } from './walk.svelte';
export { readState, writeInputs, writeState } from './url';
