/** What opens under the row of ablations. */
export type Panel = 'gates' | 'heads' | 'training';
