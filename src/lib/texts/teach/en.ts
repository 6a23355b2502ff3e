/** Words of the page /teach, in English. */

export const teach = {
  title: 'Teach with it',
  description:
    'Lessons of 20, 35 and 50 minutes that run in the browser, notes for the teacher in a second window, worksheets with an answer key.',
};
