/** What is said about a question and its answer, wherever cells are hidden until they are predicted. In English. */

export const predict = {
  title: 'Your prediction',
  /** Turns the questions of the Lab on and off. */
  first: 'Predict first',
  firstHint: 'Every step hides its cells until you have said what you expect.',
  /** Follow the place of a cell. */
  hidden: 'hidden',
  empty: 'your answer is missing',
  given: (shown: string) => `your answer ${shown}`,
  how: 'Choose here, or click the marked cells. In a cell: Space for the next choice, or the number itself.',
  goesIn: (name: string) => `What goes in: \`${name}\``,
  check: 'Check',
  left: (count: number) =>
    count === 1 ? '1 cell has no answer yet.' : `${count} cells have no answer yet.`,
  skip: 'Skip and show',
  right: 'Right.',
  wrong: (wrong: number, all: number) =>
    all === 1 ? 'Not right.' : `Not right: ${wrong} of ${all} cells.`,
  skipped: 'Skipped. All cells are shown.',
  was: (place: string, given: string, answer: string) =>
    `${place}: you said ${given}, it is ${answer}`,
  nothing: 'Nothing to predict at this step.',
  loading: 'The question is on its way …',
  failed: 'The questions could not be fetched.',
};
