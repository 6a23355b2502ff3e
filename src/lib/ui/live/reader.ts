/** What a page that runs the model asks of the reader's browser. */

import { asset } from '$app/paths';

interface Connected {
  readonly connection?: { readonly saveData?: boolean };
}

/** Whether the reader has asked for few bytes: then nothing is fetched unasked. */
export function savesData(): boolean {
  return Boolean((navigator as Connected).connection?.saveData);
}

/** The absolute address of the model's files: a worker has no page to go out from. */
export function modelFolder(): string {
  return new URL(asset('/models/tiny-flamingo'), location.href).href;
}
