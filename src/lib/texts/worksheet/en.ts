/** Words of worksheets, in English. Apart from the others: only that page fetches them. */

import type { ItemKind, RowFate } from '../../lesson/sheet';
import type { MaskOp } from '../../trace';

const rules: Readonly<Record<MaskOp, string>> = {
  eq: 'eq: a word sees a picture whose media_time is equal to its text_time.',
  ge: 'ge: a word sees every picture whose media_time is at most its text_time.',
};

const asks: Readonly<Record<ItemKind, string>> = {
  text_time:
    'Count: under each token write how many `<image>` there are up to it, itself included. That is `text_time`.',
  mask: 'Write `text_time` first. Then write 1 where the word may see the column, and 0 where it may not.',
  rows: 'Write `text_time` first. Then tick what becomes of each row of the attention after the softmax and the zeroing line.',
  hunt: 'One line of this program is wrong. At the right are the numbers that it really gives. Which line is it, and how should it read?',
};

const fates: Readonly<Record<RowFate, string>> = {
  sees: 'sees a picture',
  even: 'even over all',
  zero: 'exactly 0',
};

export const worksheet = {
  title: 'Worksheet: who sees which picture?',
  keyTitle: 'Answer key: who sees which picture?',
  description:
    'Blank masks to fill in by hand, with an answer key. Every sheet is computed from its seed, so its link gives it again.',
  settings: 'Settings of the sheet',
  seed: 'Seed',
  another: 'Another sheet',
  level: 'Level',
  count: 'Questions',
  paper: 'Paper',
  papers: { a4: 'A4', letter: 'Letter' },
  shown: 'Shown',
  sheet: 'the sheet',
  key: 'the key',
  printSheet: 'Print the sheet',
  printKey: 'Print the key',
  name: 'Name',
  date: 'Date',
  how: 'A row is a word, a column is a latent of a picture. `text_time` counts the pictures up to a word; `media_time` numbers the pictures from 1. Write into the empty boxes.',
  keyHow: 'Computed by the same code that made the sheet. Give it out when everybody is done.',
  sameSheet: 'This sheet:',
  qrLabel: (link: string) => `QR code of the sheet’s link, ${link}`,
  question: (at: number) => `Question ${at}`,
  asks,
  rule: (op: MaskOp) => rules[op],
  sizes: (T_img: number, n: number) =>
    `${T_img === 1 ? '1 picture' : `${T_img} pictures`}, n = ${n} ${n === 1 ? 'latent' : 'latents'} each`,
  picture: (i: number) => `picture ${i}`,
  token: 'token',
  fates,
  wrongLine: 'Wrong line:',
  rightLine: 'It should read:',
  given: (tensor: string) => `${tensor}, as the wrong program gives it`,
  program: 'The program',
  blank: 'to be filled in',
  ticked: 'yes',
  unticked: 'no',
  answers: (tensor: string) => `${tensor}, filled in`,
  blanks: (tensor: string) => `${tensor}, to be filled in`,
  seedAndLevel: (seed: number, level: number) => `Seed ${seed}, level ${level}`,
  page: (at: number, of: number) => `Page ${at} of ${of}`,
};
