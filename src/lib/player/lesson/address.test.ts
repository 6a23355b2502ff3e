import { describe, expect, test } from 'vitest';
import { lessonCodec } from './address';
import { slides } from './testing/lesson';

const codec = lessonCodec(slides);
const base = {
  slide: 'story',
  isShown: false,
  lab: '',
  isFollowing: false,
  theme: 'auto',
} as const;

describe('the address of a lesson', () => {
  test('always names the slide, so that a reload joins where a fresh start would begin', () => {
    expect(codec.write(base)).toBe('slide=story');
    expect(codec.write({ ...base, slide: 'mask', isShown: true, lab: 'op=ge&n=3' })).toBe(
      'slide=mask&shown=1&lab=op%3Dge%26n%3D3',
    );
    expect(codec.write({ ...base, isFollowing: true })).toBe('slide=story&follow=1');
  });

  test('is read as it was written', () => {
    const state = {
      ...base,
      slide: 'rows',
      isShown: true,
      lab: 't=.I,I.&w=a+b',
      isFollowing: true,
    };
    expect(codec.read(codec.write(state))).toEqual({ state, dropped: [] });
    expect(codec.read('')).toEqual({ state: base, dropped: [] });
  });

  test('begins with the first slide where there is no such slide, and says so', () => {
    const { state, dropped } = codec.read('?slide=nowhere&shown=yes');
    expect(state).toEqual(base);
    expect(dropped.map(({ key, value }) => [key, value])).toEqual([
      ['slide', 'nowhere'],
      ['shown', 'yes'],
    ]);
  });

  test('holds no endless example', () => {
    expect(codec.read(`slide=mask&lab=${'x'.repeat(2001)}`)).toMatchObject({
      state: { slide: 'mask', lab: '' },
      dropped: [{ key: 'lab' }],
    });
  });
});
