export type { GivenLook, GivenModelRun, Library, ScriptOptions, Shipped } from './given';
export {
  modelScriptOf,
  modelScriptPieces,
  resamplerScriptOf,
  resamplerScriptPieces,
} from './script';
export { TOLERANCE } from './settings';
