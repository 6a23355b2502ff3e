import { afterEach, describe, expect, test } from 'vitest';
import type { RgbImage } from '../../flamingo/image-preprocess';
import { FlamingoError } from '../../flamingo/problem';
import { noisePicture } from '../../flamingo/testing/pictures';
import { openRandomModel, randomConfig } from '../../flamingo/testing/random-model';
import { startIn } from '../live/testing/start-in';
import { ResamplerDesk } from './desk.svelte';
import { defaults, type ResamplerState } from './state';

const { image_size } = randomConfig.vision_encoder;
const { num_latents, heads, dim, depth } = randomConfig.perceiver;
/** Patches of 8 pixels. */
const v = (image_size / 8) ** 2;

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

function draw({ seed, frames }: ResamplerState): Promise<RgbImage[]> {
  return Promise.resolve(
    Array.from({ length: frames }, (_, i) => noisePicture(100 * seed + i, image_size)),
  );
}

type Open = (file: File) => Promise<RgbImage>;

function deskWith(drawn = draw, open: Open = () => Promise.reject(new Error('no file'))) {
  const desk = new ResamplerDesk({
    start: () => startIn(() => openRandomModel()),
    folder: () => '/model',
    draw: drawn,
    open,
  });
  ends.push(() => desk.close());
  return { desk };
}

describe('the desk of the resampler', () => {
  test('shows the frames before the model is there, and what it sees in them afterwards', async () => {
    const { desk } = deskWith();
    await desk.show({ ...defaults, frames: 3 });
    expect(desk.sight?.frames).toHaveLength(3);
    expect(desk.sight?.seen).toBeNull();
    await desk.load();
    expect(desk.sight?.seen).toHaveLength(1);
  });

  test('gives the same number of latents for any number of frames of a clip', async () => {
    const { desk } = deskWith();
    await desk.load();
    for (let frames = 1; frames <= 8; frames++) {
      await desk.set({ frames });
      const [{ latents, attn }] = desk.sight?.seen ?? [];
      expect(latents.shape).toEqual([1, 1, num_latents, dim]);
      expect(attn.map(({ shape }) => shape)).toEqual(
        Array.from({ length: depth }, () => [1, heads, num_latents, frames * v + num_latents]),
      );
    }
  });

  test('gives each of several pictures latents of its own, from itself alone', async () => {
    const { desk } = deskWith();
    await desk.load();
    await desk.set({ mode: 'pictures', frames: 3 });
    const seen = desk.sight?.seen ?? [];
    expect(seen).toHaveLength(3);
    await desk.set({ frames: 2 });
    expect(desk.sight?.seen?.map(({ latents }) => latents.values)).toEqual(
      seen.slice(0, 2).map(({ latents }) => latents.values),
    );
  });

  test('looks again only when what goes in has changed', async () => {
    const { desk } = deskWith();
    await desk.load();
    const before = desk.sight;
    await desk.set({ latent: 1, head: 0 });
    expect(desk.sight).toBe(before);
    await desk.set({ seed: 8 });
    expect(desk.sight).not.toBe(before);
    expect(desk.state).toMatchObject({ latent: 1, head: 0, seed: 8 });
  });

  test('of changes that follow each other quickly the last one counts', async () => {
    const { desk } = deskWith();
    await desk.load();
    await Promise.all([8, 2, 5].map((frames) => desk.set({ frames })));
    expect(desk.sight?.frames).toHaveLength(5);
  });

  test('of two choices of own pictures the last one holds; a slider moved meanwhile takes neither away', async () => {
    const opened: (() => void)[] = [];
    const open = () =>
      new Promise<RgbImage>((done) => opened.push(() => done(noisePicture(1, image_size))));
    const fileOf = (name: string) => new File(['x'], name);
    const { desk } = deskWith(draw, open);
    await desk.load();
    const first = desk.bring([fileOf('first.png')]);
    const second = desk.bring([fileOf('second.png')]);
    await desk.set({ frames: 5 });
    // The second is there before the first.
    opened.reverse().forEach((go) => go());
    await Promise.all([first, second]);
    expect(desk.own?.map(({ name }) => name)).toEqual(['second.png']);
    expect(desk.sight?.frames).toHaveLength(1);
    expect(desk.problem).toBeNull();
  });

  test('shows kept pictures again, as many as they are, and says when they are not there', async () => {
    const kept = [3, 4].map((seed) => ({
      name: `${seed}.png`,
      image: noisePicture(seed, image_size),
    }));
    const { desk } = deskWith();
    await desk.show({ ...defaults, frames: 5, own: 2 }, kept);
    expect(desk.sight?.frames).toEqual(kept);
    expect([desk.state.frames, desk.state.own, desk.isLost]).toEqual([2, 2, false]);
    await desk.dropOwn();
    expect([desk.state.own, desk.sight?.frames[0].name]).toEqual([0, null]);
    const { desk: other } = deskWith();
    await other.show({ ...defaults, frames: 5, own: 2 });
    expect([other.state.frames, other.state.own, other.isLost]).toEqual([5, 0, true]);
    await other.set({ frames: 4 });
    expect(other.isLost).toBe(false);
  });

  test('takes the good ones of several files and names each bad one; without a good one all stays', async () => {
    const bad = (name: string) => new FlamingoError({ kind: 'picture', name, why: 'unreadable' });
    const open = ({ name }: File) =>
      name.endsWith('.txt')
        ? Promise.reject(bad(name))
        : Promise.resolve(noisePicture(1, image_size));
    const files = (...names: string[]) => names.map((name) => new File(['x'], name));
    const { desk } = deskWith(draw, open);
    await desk.load();
    await desk.bring(files('a.png', 'b.txt', 'c.png', 'd.txt'));
    expect(desk.own?.map(({ name }) => name)).toEqual(['a.png', 'c.png']);
    expect([desk.state.frames, desk.sight?.frames.length]).toEqual([2, 2]);
    const faults = ['b.txt', 'd.txt'].map((name) => ({ name, why: 'unreadable' }));
    expect(desk.problem).toEqual({ kind: 'pictures', faults });
    await desk.bring(files('e.txt'));
    expect(desk.problem).toEqual(bad('e.txt').problem);
    expect(desk.own).toHaveLength(2);
  });

  test('names a failed drawing, and refuses more than eight files while keeping what is there', async () => {
    const { desk } = deskWith(() => Promise.reject(new Error('no sheet')));
    await desk.show(defaults);
    expect(desk.problem).toEqual({ kind: 'internal', why: 'no sheet' });
    const { desk: other } = deskWith();
    await other.load();
    const before = other.sight;
    const files = Array.from({ length: 50 }, (_, i) => new File(['x'], `${i}.png`));
    await other.bring(files);
    expect(other.problem).toEqual({ kind: 'too_many_frames', count: 50, most: 8, part: null });
    expect([other.sight, other.own]).toEqual([before, null]);
  });
});
