/** Which pages hand examples on: every example in every language. */

import { shared } from '../../player/widget/shared';
import { langs } from '../../texts';

export const shareEntries = () =>
  langs.flatMap((lang) => shared.map(({ id }) => ({ lang, preset: id })));
