/** Words about reading without a network, in English. */

export const offline = {
  save: {
    title: 'Save for the classroom',
    what: 'Keeps the whole site in this browser: all pages in both languages, the tiny Flamingo, its checkpoints and the widgets. A lesson then needs no network.',
    save: (size: string) =>
      size ? `Save for the classroom (${size} MB)` : 'Save for the classroom',
    again: 'Try again',
    remove: 'Remove what is saved',
    looking: 'Looking at what is saved here.',
    absent: 'Not saved yet.',
    impossible:
      'This browser saves nothing here. It needs https (or localhost), a window that is not private, and permission to store data.',
    starting: 'Starting to save.',
    progress: (files: number, allFiles: number, size: string, whole: string) =>
      `${files} of ${allFiles} files, ${size} of ${whole} MB`,
    saved: (version: string, files: number, size: string) =>
      `Saved: version ${version}, ${files} files, ${size} MB. You can switch the network off.`,
    lasting: 'The browser promised to keep it.',
    fleeting:
      'The browser may clear it when the device runs out of space. Look here again before the lesson.',
    failed:
      'Not everything could be saved. What has come is kept, and the next try goes on from there.',
    why: {
      unreachable: (path: string) => `There is no connection, or the server did not send ${path}.`,
      changed: (path: string) =>
        `The server sent another ${path} than belongs to this version. It may be in the middle of an update: reload this page in a minute.`,
      full: () =>
        'This device has no space left for it, or does not allow it. Free some space, or use a window that is not private.',
      unknown: () => 'The browser gave no reason.',
    },
  },
  update: {
    label: 'New version',
    ready: 'A new version of this site is ready.',
    reload: 'Reload',
    later: 'Later',
  },
};
