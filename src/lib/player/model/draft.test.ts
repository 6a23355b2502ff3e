import { describe, expect, test } from 'vitest';
import type { Picture } from '../live/picture';
import { PromptDraft } from './draft.svelte';
import { lostPicture, type DraftPicture } from './pictures';

const picture = (name: string): Picture => ({ name, blob: new Blob(), url: `blob:${name}` });

const nameOf = (picture: DraftPicture) => ('name' in picture ? picture.name : '?');

/** `a "words" [f0 f1]`: pictures by name, lost ones as ?, texts in quotes, clips in brackets. */
function shown(draft: PromptDraft): string {
  return draft.parts
    .map((part) => {
      if (part.kind === 'text') return JSON.stringify(part.text);
      const names = part.frames.map(nameOf).join(' ');
      return part.frames.length === 1 ? names : `[${names}]`;
    })
    .join(' ');
}

const idAt = (draft: PromptDraft, place: number) => draft.parts[place].id;

describe('a prompt in the making', () => {
  test('begins empty, with a place to write', () => {
    const draft = new PromptDraft();
    expect(shown(draft)).toBe('""');
    expect(draft.prompt).toEqual([]);
  });

  test('takes pictures one by one and clips as a whole, and always ends with a place to write', () => {
    const draft = new PromptDraft();
    draft.addPictures([picture('a'), picture('b')]);
    expect(shown(draft)).toBe('a b ""');
    draft.setText(idAt(draft, 2), 'this is a');
    draft.addClip([picture('f0'), picture('f1')]);
    expect(shown(draft)).toBe('a b "this is a" [f0 f1] ""');
    draft.addClip([]);
    expect(draft.prompt.map((part) => Object.keys(part)[0])).toEqual([
      ...['image', 'image', 'text', 'video'],
    ]);
  });

  test('moves and removes its parts', () => {
    const draft = new PromptDraft();
    draft.addPictures([picture('a'), picture('b')]);
    draft.move(idAt(draft, 1), -1);
    expect(shown(draft)).toBe('b a ""');
    draft.move(idAt(draft, 0), -1);
    draft.move(idAt(draft, 2), 1);
    expect(shown(draft)).toBe('b a ""');
    draft.move(idAt(draft, 2), -1);
    expect(shown(draft)).toBe('b "" a ""');
    draft.remove(idAt(draft, 0));
    expect(shown(draft)).toBe('"" a ""');
  });

  test('finds the part that an error of its prompt is about', () => {
    const draft = new PromptDraft();
    draft.replace([{ text: ' ' }, { image: picture('a') }, { text: 'this is a pnada' }]);
    expect(draft.prompt).toHaveLength(2);
    expect(draft.idOf(1)).toBe(idAt(draft, 2));
    expect(draft.idOf(7)).toBeNull();
  });

  test('keeps a picture that can come back, and lets go of it once, when it can no more', () => {
    const closed: string[] = [];
    const draft = new PromptDraft((picture) => closed.push(nameOf(picture)));
    draft.addPictures([picture('a')]);
    draft.addClip([picture('f0'), picture('f1')]);
    draft.remove(idAt(draft, 1));
    draft.clear();
    expect([shown(draft), closed]).toEqual(['""', []]);
    draft.undo();
    draft.undo();
    expect(shown(draft)).toBe('a [f0 f1] ""');
    draft.redo();
    expect(shown(draft)).toBe('a ""');
    draft.forgetPast();
    expect(closed).toEqual(['f0', 'f1']);
    draft.undo();
    draft.close();
    expect([shown(draft), closed]).toEqual(['a ""', ['f0', 'f1', 'a']]);
  });

  test('forgets the oldest of many steps, and the pictures that only they had', () => {
    const closed: string[] = [];
    const draft = new PromptDraft((picture) => closed.push(nameOf(picture)));
    draft.addPictures([picture('a')]);
    draft.clear();
    for (let i = 0; i < 49; i++) draft.addText();
    expect(closed).toEqual([]);
    draft.addText();
    draft.addText();
    expect(closed).toEqual(['a']);
    while (draft.canUndo) draft.undo();
    expect(shown(draft)).not.toContain('a');
  });

  test('takes back what was replaced, moved or written, a word at once', () => {
    const draft = new PromptDraft();
    draft.replace([{ image: picture('a') }, { text: 'x' }]);
    draft.forgetPast();
    for (const text of ['x y', 'x ye', 'x yes']) draft.setText(idAt(draft, 1), text);
    draft.move(idAt(draft, 1), -1);
    draft.setFrames(idAt(draft, 1), [picture('b')]);
    expect(shown(draft)).toBe('"x yes" b ""');
    const seen: string[] = [];
    while (draft.canUndo) {
      draft.undo();
      seen.push(shown(draft));
    }
    expect(seen).toEqual(['"x yes" a ""', 'a "x yes"', 'a "x"']);
  });

  test('lets a part go to any place, and the others keep their order', () => {
    const draft = new PromptDraft();
    draft.addPictures(['a', 'b', 'c', 'd'].map(picture));
    draft.moveTo(idAt(draft, 0), 2);
    expect(shown(draft)).toBe('b c a d ""');
    draft.moveTo(idAt(draft, 3), 0);
    expect(shown(draft)).toBe('d b c a ""');
    draft.moveTo(idAt(draft, 0), 9);
    draft.moveTo(99, 0);
    expect(shown(draft)).toBe('d b c a ""');
  });

  test('keeps of a clip the frames that stay, and closes the others with their last way back', () => {
    const closed: string[] = [];
    const draft = new PromptDraft((one) => closed.push(nameOf(one)));
    const [a, b, c] = ['a', 'b', 'c'].map(picture);
    draft.addClip([a, b]);
    draft.setFrames(idAt(draft, 0), [b, c, b]);
    expect([shown(draft), closed]).toEqual(['[b c b] ""', []]);
    draft.forgetPast();
    expect(closed).toEqual(['a']);
    draft.setFrames(idAt(draft, 0), []);
    expect(shown(draft)).toBe('""');
  });

  test('asks without pictures that are lost, and counts the others on', () => {
    const draft = new PromptDraft();
    draft.addPictures([lostPicture, picture('a')]);
    draft.addClip([picture('f0'), lostPicture]);
    draft.addClip([lostPicture, lostPicture]);
    expect(shown(draft)).toBe('? a [f0 ?] [? ?] ""');
    expect(draft.prompt.map((part) => Object.keys(part)[0])).toEqual(['image', 'image']);
    const media = [0, 1, 2, 3, 4].map((place) => draft.mediumOf(idAt(draft, place)));
    expect(media).toEqual([null, 0, 1, null, null]);
    expect(draft.idOf(1)).toBe(idAt(draft, 2));
    expect(draft.isEmpty).toBe(false);
  });

  test('comes back from its contents, but for the place to write at the end', () => {
    const draft = new PromptDraft();
    draft.load([
      { kind: 'text', text: '' },
      { kind: 'media', frames: [picture('a')] },
      { kind: 'text', text: 'x' },
      { kind: 'text', text: '' },
    ]);
    expect(draft.contents).toHaveLength(3);
    const again = new PromptDraft();
    again.load(draft.contents);
    expect(again.contents).toEqual(draft.contents);
    expect(shown(again)).toBe('"" a "x"');
  });

  test('tells of every change', () => {
    let changes = 0;
    const draft = new PromptDraft(undefined, () => changes++);
    draft.addText();
    draft.setText(idAt(draft, 0), 'a');
    draft.move(idAt(draft, 0), 1);
    draft.remove(idAt(draft, 0));
    expect(changes).toBe(4);
  });
});
