import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toFlat } from '../../tensor';
import { lettersOf, need } from '../../trace';
import { levels } from '../types';
import { heightOf, makeSheet, MOST_COLUMNS, pagesOf, papers, rowFate } from '.';

const sheets = fc.record({
  seed: fc.nat(999999),
  level: fc.constantFrom(...levels),
  count: fc.integer({ min: 1, max: 12 }),
});

describe('a worksheet', () => {
  it('is the same for the same seed, and another for the next one', () => {
    const letters = (seed: number) =>
      makeSheet(seed, 2, 8).map(({ kind, trace }) => `${kind} ${lettersOf(trace.inputs.rows)}`);
    expect(letters(7)).toEqual(letters(7));
    expect(letters(7)).not.toEqual(letters(8));
    expect(new Set(letters(7)).size).toBeGreaterThan(4);
  });

  it('asks nothing twice, and up to level 2 never about a single picture', () => {
    fc.assert(
      fc.property(fc.nat(999999), fc.constantFrom(1, 2), (seed, level) => {
        const items = makeSheet(seed, level, 24);
        const asked = items
          .slice(0, -1)
          .map(({ kind, trace }) => `${kind} ${trace.inputs.op} ${lettersOf(trace.inputs.rows)}`);
        expect(new Set(asked).size).toBe(asked.length);
        for (const { trace } of items) expect(trace.inputs.T_img).toBeGreaterThan(1);
      }),
      { numRuns: 20 },
    );
  });

  it('fits on paper, and shows a row before the first picture up to level 2', () => {
    fc.assert(
      fc.property(sheets, ({ seed, level, count }) => {
        for (const { trace } of makeSheet(seed, level, count)) {
          const { rows, T_img, n } = trace.inputs;
          expect(rows).toHaveLength(1);
          expect(rows[0].length).toBeLessThanOrEqual(8);
          expect(T_img * n).toBeLessThanOrEqual(MOST_COLUMNS);
          if (level < 3) expect(rows[0][0].kind).toBe('text');
          expect(trace.error).toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('tells the fate of a row from the numbers, as the counts say it must be', () => {
    fc.assert(
      fc.property(sheets, ({ seed, level, count }) => {
        for (const { trace } of makeSheet(seed, level, count)) {
          const times = need(trace, 'text_time');
          const { op, T_img } = trace.inputs;
          for (let t = 0; t < times.shape[1]; t++) {
            const time = times.get(0, t);
            const expected =
              time === 0
                ? op === 'eq'
                  ? 'zero'
                  : 'even'
                : op === 'eq' && time > T_img
                  ? 'even'
                  : 'sees';
            expect(rowFate(trace, t)).toBe(expected);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('hunts last, a program whose mask is really wrong, in a line that has its letter', () => {
    fc.assert(
      fc.property(fc.nat(999999), fc.constantFrom(...levels), (seed, level) => {
        const items = makeSheet(seed, level, 4);
        expect(items.map(({ kind }) => kind === 'hunt')).toEqual([false, false, false, true]);
        const { trace, hunt } = items[3];
        const [ours, theirs] = [trace, hunt!.wrong].map((one) =>
          toFlat(need(one, 'text_to_media_mask')),
        );
        expect(theirs).not.toEqual(ours);
        const from = hunt!.lines.findIndex(({ letter }) => letter === hunt!.letter);
        const changed = hunt!.bug.code.map(({ wrong }) => wrong!.trim());
        const text = hunt!.lines.slice(from).map((line) => line.text.trim());
        expect(from).toBeGreaterThanOrEqual(0);
        for (const line of changed) expect(text).toContain(line);
        for (const { right } of hunt!.bug.code)
          expect(hunt!.right.map((line) => line.trim())).toContain(right.trim());
      }),
      { numRuns: 40 },
    );
  });

  it('keeps every question whole, in order, and no page beyond its paper', () => {
    fc.assert(
      fc.property(sheets, fc.constantFrom(...papers), ({ seed, level, count }, paper) => {
        const items = makeSheet(seed, level, count);
        const pages = pagesOf(items, paper);
        expect(pages.flatMap((page) => page.items)).toEqual(items);
        pages.forEach(({ items, box }, at) => {
          expect(items.length).toBeGreaterThan(0);
          expect(box).toBeGreaterThanOrEqual(7.5);
          const height = items.reduce((sum, item) => sum + heightOf(item, box), 0);
          const room = (paper === 'a4' ? 264 : 246.4) - (at === 0 ? 52 : 0);
          expect(height).toBeLessThanOrEqual(room + 1e-9);
          const next = pages[at + 1]?.items[0];
          if (next) expect(height + heightOf(next)).toBeGreaterThan(room);
        });
      }),
      { numRuns: 60 },
    );
  });
});
