/** Words of a bug hunt, in English. */

export const hunt = {
  title: 'Bug hunt',
  ask: 'One statement in this program is wrong. Which one?',
  how: 'The numbers are those of the wrong program, which really ran. They go wrong first at this step.',
  step: (name: string) => `Step: ${name}`,
  lines: 'The lines of the program',
  check: 'This is it',
  pickFirst: 'Pick a line first.',
  show: 'Show me the line',
  notThis: 'That statement is as it should be. Look again.',
  found: 'Found.',
  foundLater: (tries: number) => `Found on try ${tries}.`,
  shown: 'Here is the line.',
  wrongLine: 'In this program',
  rightLine: 'In OpenFlamingo',
  missing: 'the line is missing',
  differs: (count: number, all: number, tensor: string) =>
    `${count} of ${all} cells of ${tensor} differ; they are outlined.`,
  whose: 'Whose numbers',
  wrongNumbers: 'The wrong program',
  rightNumbers: 'The right program',
  readOn: 'Why this matters',
  mark: 'wrong',
};
