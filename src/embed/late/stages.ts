/** The stages of all steps. */

export { stageOf } from '../../lib/stages';
