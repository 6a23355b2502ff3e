/** The gotchas in the order of their files: `03-no-assignment.ts` is the third. Each is fetched by its own page alone. */

import type { GotchaId } from '../../lesson';
import type { Gotcha } from './types';

interface GotchaFile {
  readonly gotcha: Gotcha;
}

export interface Listed {
  readonly id: GotchaId;
  /** From 1. */
  readonly number: number;
  readonly load: () => Promise<Gotcha>;
}

const NAME = /^\.\/(\d\d)-([a-z-]+)\.ts$/;

const files = import.meta.glob<GotchaFile>('./[0-9][0-9]-*.ts');

export const listed: readonly Listed[] = Object.keys(files)
  .sort()
  .map((path) => {
    const [, number, id] = NAME.exec(path) ?? [];
    return {
      id: id as GotchaId,
      number: Number(number),
      load: async () => (await files[path]()).gotcha,
    };
  });

export const listedById = (id: string): Listed | null =>
  listed.find((one) => one.id === id) ?? null;
