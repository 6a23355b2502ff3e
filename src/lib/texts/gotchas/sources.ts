/** Where gotchas were found: repositories, and how their files and threads are addressed. */

import type { Source } from './types';

/** The commit of OpenFlamingo that the core is tested against. */
const COMMIT = '655f693fbfa04cd6e9a987d960654624d48917cf';

/** A file of OpenFlamingo. */
export const openFlamingo = (place: string): Source => ({
  repository: 'mlfoundations/open_flamingo',
  place,
  url: `https://github.com/mlfoundations/open_flamingo/blob/${COMMIT}/${place}`,
});

export const helpers = openFlamingo('open_flamingo/src/helpers.py');

/** An issue of a repository. */
export const issue = (repository: string, number: number): Source => ({
  repository,
  place: `#${number}`,
  url: `https://github.com/${repository}/issues/${number}`,
});

export const pull = (repository: string, number: number): Source => ({
  ...issue(repository, number),
  url: `https://github.com/${repository}/pull/${number}`,
});

export const commit = (repository: string, id: string): Source => ({
  repository,
  place: id,
  url: `https://github.com/${repository}/commit/${id}`,
});

/** A file of a repository as it is now. */
export const file = (repository: string, place: string): Source => ({
  repository,
  place,
  url: `https://github.com/${repository}/blob/main/${place}`,
});
