/** Takes what was typed into a field when it is done: on change, and on Enter in any case. */

import type { Attachment } from 'svelte/attachments';

/** Browsers disagree on whether Enter outside a form is a change, so Enter is listened for by itself. */
export function commits(take: (input: HTMLInputElement) => void): Attachment<HTMLInputElement> {
  return (input) => {
    const done = () => take(input);
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && !event.isComposing) done();
    };
    input.addEventListener('change', done);
    input.addEventListener('keydown', pressed);
    return () => {
      input.removeEventListener('change', done);
      input.removeEventListener('keydown', pressed);
    };
  };
}
