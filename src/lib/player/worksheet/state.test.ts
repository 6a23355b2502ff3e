import { describe, expect, it } from 'vitest';
import { sheetCodec, sheetDefaults } from './state';

describe('the address of a worksheet', () => {
  it('holds what is not the default, and gives it again', () => {
    const query = 'seed=41&level=3&count=9&paper=letter&key=1&theme=dark';
    const { state, dropped } = sheetCodec.read(query);
    expect(dropped).toEqual([]);
    expect(state).toEqual({
      seed: 41,
      level: 3,
      count: 9,
      paper: 'letter',
      key: true,
      theme: 'dark',
    });
    expect(sheetCodec.write(state)).toBe(query);
    expect(sheetCodec.write({ ...sheetDefaults, theme: 'auto' })).toBe('');
  });

  it('names what it cannot use, and keeps the rest', () => {
    const { state, dropped } = sheetCodec.read('seed=-3&level=4&count=1e9&paper=a5&key=yes&seed=9');
    expect(state).toEqual({ ...sheetDefaults, theme: 'auto' });
    expect(dropped.map(({ key }) => key).sort()).toEqual(
      ['count', 'key', 'level', 'paper', 'seed', 'seed'].sort(),
    );
  });
});
