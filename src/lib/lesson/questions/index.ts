export { askAbout } from './ask';
export { judge } from './judge';
export { makeQuestion, stepsOfLevel } from './make';
export { printChoice } from './print';
