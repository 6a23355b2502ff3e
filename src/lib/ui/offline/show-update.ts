/** Puts the note of a new version on whatever page stands open. */

import { mount } from 'svelte';
import UpdateNote from './UpdateNote.svelte';

/** @param accept the reader wants the new version */
export function showUpdate(accept: () => void): void {
  mount(UpdateNote, { target: document.body, props: { accept } });
}
