import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import config from '../../../../static/models/tiny-flamingo/config.json';
import { MOTIONS, THINGS } from '../../flamingo/world/things';
import { themes } from '../state';
import type { Themed } from '../themed';
import { resamplerCodec } from './address';
import { defaults, limits, modes, type ResamplerState } from './state';

const within = ([min, max]: readonly [number, number]) => fc.integer({ min, max });
const { read, write } = resamplerCodec;
const themed = { ...defaults, theme: 'auto' } as const;

const state: fc.Arbitrary<Themed<ResamplerState>> = fc.record({
  mode: fc.constantFrom(...modes),
  frames: within(limits.frames),
  thing: fc.constantFrom(...THINGS.map(({ name }) => name)),
  motion: fc.constantFrom(...MOTIONS),
  seed: within(limits.seed),
  own: within(limits.own),
  latent: fc.option(within(limits.latent)),
  layer: within(limits.layer),
  head: fc.option(within(limits.head)),
  theme: fc.constantFrom(...themes),
});

describe('the address of the resampler page', () => {
  test('says every state, and is read back as it was, to the letter', () => {
    fc.assert(
      fc.property(state, (asked) => {
        const query = write(asked);
        expect(read(query)).toEqual({ state: asked, dropped: [] });
        expect(write(read(`?${query}`).state)).toBe(query);
        expect(write({ ...asked, theme: 'auto' }).length).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('is empty for the first sight, and names only what differs', () => {
    expect(write(themed)).toBe('');
    expect(write({ ...themed, mode: 'pictures', head: 3, latent: null })).toBe(
      'mode=pictures&latent=all&head=3',
    );
  });

  test('has the theme last, and passes over what other sites add', () => {
    expect(write({ ...themed, frames: 2, theme: 'dark' })).toBe('frames=2&theme=dark');
    expect(read('?utm_source=a&theme=dark&fbclid=x')).toEqual({
      ...{ state: { ...themed, theme: 'dark' }, dropped: [] },
    });
  });

  test.each([
    ['mode=film', 'choice'],
    ['frames=0', 'number'],
    ['frames=9', 'number'],
    ['frames=2.5', 'number'],
    ['thing=unicorn', 'choice'],
    ['motion=sideways', 'choice'],
    ['seed=-1', 'number'],
    ['seed=1e9', 'number'],
    ['own=9', 'number'],
    ['latent=8', 'place'],
    ['layer=2', 'number'],
    ['head=all', 'place'],
    ['heads=1', 'unknown'],
    ['__proto__=1', 'unknown'],
    ['frames=%E0%A4', 'decode'],
    ['theme=pink', 'choice'],
  ])('drops %s, says why, and keeps the rest', (broken, kind) => {
    const { state, dropped } = read(`?seed=11&${broken}`.replace('seed=11&seed', 'seed'));
    expect(dropped.map(({ reason }) => reason.kind)).toEqual([kind]);
    const seed = broken.startsWith('seed') ? defaults.seed : 11;
    expect(state).toEqual({ ...themed, seed });
  });

  test('takes the first of several values and names the others', () => {
    const { state, dropped } = read('frames=3&frames=5');
    expect(state.frames).toBe(3);
    expect(dropped).toEqual([{ key: 'frames', value: '5', reason: { kind: 'repeated' } }]);
  });

  test('never throws, whatever stands in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (query) => void read(query)));
  });

  test('allows the latents, layers and heads that the shipped model has', () => {
    const { num_latents, depth, heads } = config.perceiver;
    expect([limits.latent[1], limits.layer[1], limits.head[1]]).toEqual([
      ...[num_latents - 1, depth - 1, heads - 1],
    ]);
  });
});
