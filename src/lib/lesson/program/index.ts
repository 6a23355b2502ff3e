export { rightLines, type Compare, type Lines } from './lines';
export { runProgram } from './run';
