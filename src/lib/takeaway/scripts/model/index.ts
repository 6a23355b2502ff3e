export type { GivenLook, GivenModelRun, ScriptOptions, Shipped } from './given';
export {
  modelScriptOf,
  modelScriptPieces,
  resamplerScriptOf,
  resamplerScriptPieces,
} from './script';
export { TOLERANCE } from './settings';
