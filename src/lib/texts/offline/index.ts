/** Words about reading without a network. They are few, and a note of an update may come up on any page: both languages at once. */

import type { Lang } from '../lang';
import { offline as en } from './en';
import { offline as zh } from './zh';

export type OfflineTexts = typeof en;

export const offlineTexts: Readonly<Record<Lang, OfflineTexts>> = { en, zh };
