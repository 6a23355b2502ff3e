/** Words that only widgets with the model say, in English. */

/** What an address can change about the model, by the key of its state. */
const names = {
  op: 'each word sees all pictures before it',
  attn_gate: 'gates of the cross-attention',
  ff_gate: 'gates of the feed-forward layers',
  heads_off: 'heads switched off',
  skip_zero_rows: 'the line that zeroes rows does not run',
  swap: 'two pictures swapped',
  blank: 'pictures blanked',
  checkpoint: 'an earlier checkpoint',
};

export const widgetModel = {
  cutOff: (site: string) =>
    `This page gets no files from ${site}: there is no connection, or the page’s policy (connect-src) or the server (CORS) does not allow it.`,
  changed: (changes: readonly string[]) => `Not as trained: ${changes.join(', ')}.`,
  names,
  restore: 'As trained',
};
