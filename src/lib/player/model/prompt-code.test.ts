import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { THINGS } from '../../flamingo/world/things';
import { Unusable } from '../dropped';
import type { PartContent } from './draft.svelte';
import { lostPicture } from './pictures';
import { hasOwn, readPrompt, writePrompt } from './prompt-code';
import { motionFrames, type DraftScene } from './scene';
import { contents } from './testing/contents';

const flamingo = THINGS.findIndex(({ name }) => name === 'flamingo');
const sprite = { sprite: flamingo, x: 24, y: 20, size: 32, angle: 0, mirror: false };
const scene: DraftScene = { colour: 'blue', sprites: [sprite] };
const own = { name: 'me.png', blob: new Blob(), url: 'blob:me' };

describe('a prompt in an address', () => {
  test('is short and can be read', () => {
    const turned = { ...sprite, x: 8, angle: -15, mirror: true };
    const prompt: readonly PartContent[] = [
      { kind: 'media', frames: [{ scene }] },
      { kind: 'text', text: 'this is a flamingo . <|endofchunk|>' },
      { kind: 'media', frames: [{ scene: { ...scene, sprites: [sprite, turned] } }] },
      { kind: 'media', frames: [{ bundled: 'panda' }] },
      { kind: 'text', text: 'a~b*c' },
    ];
    expect(writePrompt(prompt)).toBe(
      '@blue,flamingo.24.20.32~this is a flamingo . *e' +
        '~@blue,flamingo.24.20.32,flamingo.8.20.32.-15m~@_panda~a*-b**c',
    );
  });

  test('comes back as it was', () => {
    fc.assert(
      fc.property(contents, (prompt) => {
        expect(readPrompt(writePrompt(prompt))).toEqual(prompt);
      }),
    );
  });

  test('of a clip names thing and colour once: eight crowded frames take 700 letters', () => {
    const crowd = { ...scene, sprites: Array<typeof sprite>(8).fill(sprite) };
    const frames = motionFrames(crowd, 'left', 8).map((scene) => ({ scene }));
    const text = writePrompt([{ kind: 'media', frames }]);
    expect(text.length).toBeLessThan(800);
    expect(text.match(/blue/g)).toHaveLength(1);
    expect(readPrompt(text)).toEqual([{ kind: 'media', frames }]);
  });

  test('has an empty place where a picture of the reader’s own was', () => {
    const prompt: readonly PartContent[] = [{ kind: 'media', frames: [own, { scene }, own] }];
    expect(writePrompt(prompt)).toBe('@_;blue,flamingo.24.20.32;_');
    expect(readPrompt('@_;blue,flamingo.24.20.32;_')).toEqual([
      { kind: 'media', frames: [lostPicture, { scene }, lostPicture] },
    ]);
    expect([hasOwn(prompt), hasOwn(readPrompt(writePrompt(prompt)))]).toEqual([true, false]);
  });

  test.each([
    ['no frame', '@'],
    ['a colour that there is not', '@mauve'],
    ['a first frame without a colour', '@,flamingo.24.24.32'],
    ['a thing that there is not', '@blue,unicorn.24.24.32'],
    ['a name of every object', '@blue,constructor.24.24.32'],
    ['no thing, and none before it', '@blue,.24.24.32'],
    ['a place outside', '@blue,flamingo.48.24.32'],
    ['a size that is too small', '@blue,flamingo.24.24.2'],
    ['a size beyond all bounds', '@blue,flamingo.24.24.99999999'],
    ['a turn too far', '@blue,flamingo.24.24.32.181'],
    ['half a sprite', '@blue,flamingo.24.24'],
    ['nine sprites', `@blue${',flamingo.24.24.32'.repeat(9)}`],
    ['65 frames', `@${Array(65).fill('blue').join(';')}`],
    ['a bundled picture that there is not', '@_../../secret'],
    ['an escape that means nothing', 'a*x'],
    ['half an escape', 'a*'],
    ['a text that is too long', 'a'.repeat(2001)],
    ['far too many parts', 'a~'.repeat(400)],
    ['a megabyte', 'a~'.repeat(500_000)],
  ])('with %s is refused as a whole', (_, text) => {
    expect(() => readPrompt(text)).toThrow(Unusable);
  });

  test('loses a bad part or frame alone, which is named', () => {
    const read = (text: string) => {
      const dropped: string[] = [];
      const written = writePrompt(readPrompt(text, (part) => dropped.push(part)));
      return [written, ...dropped];
    };
    expect(read('@_car-0;_zzz~hello')).toEqual(['@_car-0~hello', '_zzz']);
    expect(read('a~@mauve~b*x~c')).toEqual(['a~c', 'mauve', 'b*x']);
    // What the second frame left unsaid is not known any more.
    expect(read('@unicorn;,dog.1.1.20;red,dog.1.1.20~a')).toEqual([
      ...['@red,dog.1.1.20~a', 'unicorn', ',dog.1.1.20'],
    ]);
    expect(read('a~~@mauve')).toEqual(['a', 'mauve']);
    expect(read(`a${'~@mauve'.repeat(100)}`)).toHaveLength(1 + 8);
  });

  test('of any letters is read or refused, and what is read has one spelling', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'@~;,._*e-m0123 bluefmingo') });
    fc.assert(
      fc.property(letters, (text) => {
        let prompt: readonly PartContent[];
        try {
          prompt = readPrompt(text);
        } catch (error) {
          expect(error).toBeInstanceOf(Unusable);
          return;
        }
        expect(readPrompt(writePrompt(prompt))).toEqual(prompt);
      }),
      { numRuns: 2000 },
    );
  });
});
