/** Ctrl+Z and its kin, for the prompt. In a text field they are the field's own. */

import type { PromptDraft } from '../../../player/model/draft.svelte';

const NO_TEXT = ['button', 'checkbox', 'color', 'file', 'radio', 'range', 'reset', 'submit'];

export function undoByKey(draft: PromptDraft, event: KeyboardEvent): void {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (!isCommand || event.defaultPrevented || isWriting(event.target)) return;
  const key = event.key.toLowerCase();
  if (key === 'y' || (key === 'z' && event.shiftKey)) draft.redo();
  else if (key === 'z') draft.undo();
  else return;
  event.preventDefault();
}

function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.includes(target.type);
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}
