/**
 * A prompt as a short text, for an address: `@blue,flamingo.24.24.32~this is a`.
 *
 *     prompt  = part "~" part ...          all parts but the empty text at the end
 *     part    = text | "@" frame ";" frame ...
 *     frame   = colour "," sprite ...      a scene; an empty colour is that of the frame before
 *             | "_" name                   a picture of the examples
 *             | "_"                        a picture of the reader's own, which no address can hold
 *     sprite  = thing.x.y.size             then .angle unless it is 0, and m where it is mirrored;
 *                                          an empty thing is that of the same place in the frame before
 *
 * In a text `*e` is <|endofchunk|>, `*-` is ~, `**` is *, and `*@` is an @ at its beginning.
 */

import { ENDOFCHUNK } from '../../flamingo/tokenizer';
import type { Sprite } from '../../flamingo/world/scenes';
import { THINGS, type Colour } from '../../flamingo/world/things';
import { MOST_FRAMES } from '../../flamingo/prompt';
import { Unusable } from '../dropped';
import type { Drop } from '../query';
import { bundledPictures } from './bundled';
import type { PartContent } from './draft.svelte';
import { isOwn, lostPicture, type DraftPicture } from './pictures';
import { colours, sceneLimits, type DraftScene } from './scene';

/** Beyond these nothing is read: no prompt that the model can take is as long. */
const LONGEST = 20_000;
const MOST_PARTS = 250;
const LONGEST_TEXT = 2000;

const ESCAPES: Readonly<Record<string, string>> = { e: ENDOFCHUNK, '-': '~', '*': '*', '@': '@' };

export function writePrompt(contents: readonly PartContent[]): string {
  return contents
    .map((content) =>
      content.kind === 'text' ? escaped(content.text) : `@${writeFrames(content.frames)}`,
    )
    .join('~');
}

/** Of the bad parts of one prompt, how many are named. */
const MOST_NAMED = 8;

/**
 * What is wrong in one part leaves the others as they are: a text or a frame that can't be read is left out.
 * @param drop is told of each, up to a number
 * @throws {Unusable} form, when nothing would be left
 */
export function readPrompt(text: string, drop: Drop = () => {}): readonly PartContent[] {
  if (text === '') return [];
  const dropped: Parameters<Drop>[] = [];
  const attempt: Attempt = (part, read) => {
    try {
      return [read(part)];
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      dropped.push([part, error.reason]);
      return [];
    }
  };
  const parts = text.length > LONGEST ? unusable() : text.split('~');
  if (parts.length > MOST_PARTS) return unusable();
  const contents = trimmed(parts.flatMap((part) => readPart(part, attempt)));
  if (contents.length === 0 && dropped.length > 0) return unusable();
  dropped.slice(0, MOST_NAMED).forEach((one) => drop(...one));
  return contents;
}

/** Empty texts at the end would be a second spelling. */
function trimmed(contents: readonly PartContent[]): readonly PartContent[] {
  const last = contents.findLastIndex((content) => content.kind === 'media' || content.text !== '');
  return contents.slice(0, last + 1);
}

/** What is read of a part: one thing, or none where it can't be used. */
type Attempt = <Value>(part: string, read: (part: string) => Value) => readonly Value[];

function readPart(part: string, attempt: Attempt): readonly PartContent[] {
  if (!part.startsWith('@')) {
    return attempt(part, unescaped).map((text) => ({ kind: 'text', text }));
  }
  const frames = readFrames(part.slice(1), attempt);
  return frames.length === 0 ? [] : [{ kind: 'media', frames }];
}

function escaped(text: string): string {
  return text
    .replaceAll('*', '**')
    .replaceAll('~', '*-')
    .replaceAll(ENDOFCHUNK, '*e')
    .replace(/^@/, '*@');
}

function unescaped(part: string): string {
  const text = part.replace(/\*(.?)/gsu, (_, code: string) => ESCAPES[code] ?? unusable());
  return text.length > LONGEST_TEXT ? unusable() : text;
}

function writeFrames(frames: readonly DraftPicture[]): string {
  return frames
    .map((frame, i) => {
      if ('scene' in frame) return writeScene(frame.scene, sceneOf(frames[i - 1]));
      return 'bundled' in frame ? `_${frame.bundled}` : '_';
    })
    .join(';');
}

function readFrames(text: string, attempt: Attempt): readonly DraftPicture[] {
  const frames = text.split(';');
  // All of them or none: nobody knows which of so many were meant.
  if (frames.length > MOST_FRAMES) return attempt(text, () => unusable());
  let before: DraftPicture | undefined;
  return frames.flatMap((frame) => {
    const read = attempt(frame, () => readFrame(frame, sceneOf(before)));
    // A frame after one that can't be used has to say everything itself.
    before = read.at(0);
    return read;
  });
}

function readFrame(frame: string, before: DraftScene | undefined): DraftPicture {
  return frame.startsWith('_') ? readNamed(frame.slice(1)) : { scene: readScene(frame, before) };
}

function readNamed(name: string): DraftPicture {
  if (name === '') return lostPicture;
  return { bundled: bundledPictures.find((one) => one === name) ?? unusable() };
}

function sceneOf(frame: DraftPicture | undefined): DraftScene | undefined {
  return frame !== undefined && 'scene' in frame ? frame.scene : undefined;
}

function writeScene({ colour, sprites }: DraftScene, before: DraftScene | undefined): string {
  const written = sprites.map((sprite, i) => writeSprite(sprite, before?.sprites[i]));
  return [colour === before?.colour ? '' : colour, ...written].join(',');
}

function writeSprite(sprite: Sprite, before: Sprite | undefined): string {
  const { x, y, size, angle, mirror } = sprite;
  const thing = sprite.sprite === before?.sprite ? '' : THINGS[sprite.sprite].name;
  return [thing, x, y, size, ...(angle === 0 ? [] : [angle])].join('.') + (mirror ? 'm' : '');
}

function readScene(text: string, before: DraftScene | undefined): DraftScene {
  const [colour, ...sprites] = text.split(',');
  if (sprites.length > sceneLimits.sprites) return unusable();
  return {
    colour: readColour(colour, before?.colour),
    sprites: sprites.map((sprite, i) => readSprite(sprite, before?.sprites[i])),
  };
}

function readColour(text: string, before: Colour | undefined): Colour {
  const found = text === '' ? before : colours.find((colour) => colour === text);
  return found ?? unusable();
}

const SPRITE = /^([a-z]*)\.(\d{1,2})\.(\d{1,2})\.(\d{1,2})(?:\.(-?\d{1,3}))?(m?)$/;

function readSprite(text: string, before: Sprite | undefined): Sprite {
  const [, thing, x, y, size, angle = '0', mirror] = SPRITE.exec(text) ?? unusable();
  return {
    sprite: thing === '' ? (before?.sprite ?? unusable()) : spriteOf(thing),
    x: within(x, sceneLimits.place),
    y: within(y, sceneLimits.place),
    size: within(size, sceneLimits.size),
    angle: within(angle, sceneLimits.angle),
    mirror: mirror === 'm',
  };
}

function spriteOf(name: string): number {
  const sprite = THINGS.findIndex((thing) => thing.name === name);
  return sprite < 0 ? unusable() : sprite;
}

function within(digits: string, [min, max]: readonly [number, number]): number {
  const value = Number(digits);
  // A minus before a zero would be a second spelling of it.
  return value >= min && value <= max ? value + 0 : unusable();
}

function unusable(): never {
  throw new Unusable({ kind: 'form', example: '@blue,flamingo.24.24.32~this is a' });
}

/** Whether a link leaves pictures behind. */
export function hasOwn(contents: readonly PartContent[]): boolean {
  return contents.some((content) => content.kind === 'media' && content.frames.some(isOwn));
}
