import { expect, test } from 'vitest';
import { mediaRuns, textTimes } from './media-rows';

const eq = { T_img: 2, n: 3, only_attend_immediate_media: true };
const ge = { ...eq, only_attend_immediate_media: false };
const looks = (text_time: number[] | null, mask: typeof eq, rows = text_time?.length ?? 1) =>
  mediaRuns(text_time, rows, mask).map(({ kind, firstRow, rows, from, to }) => [
    kind,
    firstRow,
    rows,
    from,
    to,
  ]);

test('in eq a token sees its own image, nothing before the first, everything evenly past the last', () => {
  expect(looks([0, 0, 1, 1, 2, 3], eq)).toEqual([
    ['zero', 0, 2, 0, 0],
    ['seen', 2, 2, 0, 3],
    ['seen', 4, 1, 3, 6],
    ['uniform', 5, 1, 0, 6],
  ]);
});

test('in ge a token sees all images so far, and before the first all of them evenly', () => {
  expect(looks([0, 1, 2, 3], ge)).toEqual([
    ['uniform', 0, 1, 0, 6],
    ['seen', 1, 1, 0, 3],
    ['seen', 2, 1, 0, 6],
    ['seen', 3, 1, 0, 6],
  ]);
});

test('without media_locations nothing is masked', () => {
  expect(looks(null, eq, 4)).toEqual([['seen', 0, 4, 0, 6]]);
});

test('cached media count the whole prompt, for as many tokens as there are', () => {
  expect(textTimes([true, false, true], 2, true)).toEqual([2, 2]);
  expect(textTimes([false, true, false, true], 4, false)).toEqual([0, 1, 1, 2]);
});
