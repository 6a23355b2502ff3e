import { expect, test } from 'vitest';
import { stepIds } from '../trace';
import { excerptOf } from './typescript-source';

test.each(stepIds)(
  'the step %s has lines of our own TypeScript, whole and not indented',
  (step) => {
    const { file, lines } = excerptOf(step);
    expect(file).toMatch(/\.ts$/);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines[0]).toMatch(/^\S/);
    expect(lines.at(-1)?.trim()).not.toBe('');
    const text = lines.join('');
    const count = (mark: string) => text.split(mark).length;
    if (step !== 'text_time') expect(count('{')).toBe(count('}'));
  },
);

test('the mask step shows how the operator is chosen', () => {
  expect(excerptOf('mask').lines.join(' ')).toContain('only_attend_immediate_media ? eq : ge');
});
