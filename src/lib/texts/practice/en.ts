/** Words of the page /practice, in English. */

export const practice = {
  title: 'Practice',
  description:
    'Predict cells before you see them, and find the wrong line in a program. Questions are computed, so they never run out.',
};
