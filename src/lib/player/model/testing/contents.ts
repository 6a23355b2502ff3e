/** For tests: any prompts that a link can carry. */

import fc from 'fast-check';
import { SIDE, type Sprite } from '../../../flamingo/world/scenes';
import { THINGS } from '../../../flamingo/world/things';
import { bundledPictures } from '../bundled';
import type { PartContent } from '../draft.svelte';
import { lostPicture, type DraftPicture } from '../pictures';
import { colours, sceneLimits, type DraftScene } from '../scene';

const sprite: fc.Arbitrary<Sprite> = fc.record({
  sprite: fc.nat(THINGS.length - 1),
  x: fc.nat(SIDE - 1),
  y: fc.nat(SIDE - 1),
  size: fc.integer({ min: sceneLimits.size[0], max: sceneLimits.size[1] }),
  angle: fc.integer({ min: sceneLimits.angle[0], max: sceneLimits.angle[1] }),
  mirror: fc.boolean(),
});

const scene: fc.Arbitrary<DraftScene> = fc.record({
  colour: fc.constantFrom(...colours),
  sprites: fc.array(sprite, { maxLength: sceneLimits.sprites }),
});

const picture: fc.Arbitrary<DraftPicture> = fc.oneof(
  scene.map((scene) => ({ scene })),
  fc.constantFrom(...bundledPictures).map((bundled) => ({ bundled })),
  fc.constant(lostPicture),
);

const text = fc.oneof(
  fc.constantFrom(
    'this is a',
    '@home',
    '*',
    '~',
    '<|endofchunk|>',
    '*e',
    '',
    ' ',
    '图片',
    '&p=1#+%',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const content: fc.Arbitrary<PartContent> = fc.oneof(
  text.map((text) => ({ kind: 'text' as const, text })),
  fc
    .array(picture, { minLength: 1, maxLength: 8 })
    .map((frames) => ({ kind: 'media' as const, frames })),
);

/** Without empty texts at the end, as a draft tells them. */
export const contents: fc.Arbitrary<readonly PartContent[]> = fc
  .array(content, { maxLength: 8 })
  .map((all) =>
    all.slice(0, all.findLastIndex((one) => one.kind === 'media' || one.text !== '') + 1),
  );
