export { askAbout } from './ask';
export { judge } from './judge';
export { makeQuestion, stepsOfLevel } from './make';
export { kindOf, printChoice, type ValueKind } from './print';
