import { describe, expect, test } from 'vitest';
import { stepIds } from '../trace';
import { Player } from './player.svelte';
import { defaults } from './state';
import { readState } from './url';

describe('the player', () => {
  test('starts on the example of the study note, at the first step, with an empty address', () => {
    const player = new Player();
    expect(player.step).toBe('sequence');
    expect(player.query).toBe('');
    expect(player.canUndo).toBe(false);
  });

  test('undo and redo walk through the edits; a new edit ends what could be redone', () => {
    const player = new Player();
    player.edit({ n: 3 });
    player.edit({ op: 'ge' });
    player.undo();
    expect(player.query).toBe('n=3');
    player.undo();
    expect(player.query).toBe('');
    player.redo();
    expect(player.query).toBe('n=3');
    player.edit({ n: 4 });
    expect(player.canRedo).toBe(false);
  });

  test('one drag is one edit, and replaces its entry of the history', () => {
    const weights: string[] = [];
    const player = new Player(defaults, (weight) => weights.push(weight));
    for (const gate of [0.6, 0.7, 0.8]) player.edit({ gate }, 'gate');
    expect(weights).toEqual(['push', 'replace', 'replace']);
    player.undo();
    expect(player.inputs.gate).toBe(0.5);
  });

  test('two drags of one control are two edits', () => {
    const player = new Player();
    player.edit({ gate: 2 }, 'gate');
    player.endGesture();
    player.edit({ gate: -1 }, 'gate');
    player.undo();
    expect(player.inputs.gate).toBe(2);
  });

  test('with fewer heads the head that is shown is one that exists, in the address too', () => {
    const player = new Player();
    player.edit({ heads: 3 });
    player.act.showHead(2);
    expect(player.query).toBe('heads=3&head=2');
    player.edit({ heads: 1 });
    expect(player.query).toBe('');
    expect(readState(player.query).dropped).toEqual([]);
  });

  test('another example by address ends what could be undone and redone', () => {
    const player = new Player();
    player.edit({ n: 3 });
    player.load('');
    expect([player.canUndo, player.canRedo, player.before]).toEqual([false, false, null]);
  });

  test('the note of an address goes when a better one comes', () => {
    const player = new Player();
    player.load('n=99');
    expect(player.dropped).toHaveLength(1);
    player.load('');
    expect(player.dropped).toEqual([]);
  });

  test('an edit that changes nothing is none', () => {
    const player = new Player();
    player.edit({ n: 2 });
    expect(player.canUndo).toBe(false);
  });

  test('stepping stops at both ends and changes no number', () => {
    const player = new Player();
    const { inputs } = player;
    player.move(-1);
    expect(player.step).toBe('sequence');
    for (let i = 0; i < 20; i++) player.move(1);
    expect(player.step).toBe('gate');
    expect(player.inputs).toBe(inputs);
  });

  test('a pinned cell stays until it is unpinned, the step changes, or the cell is gone', () => {
    const player = new Player({ ...defaults, step: 'mask' });
    const cell = { tensor: 'text_to_media_mask', index: [1, 0, 3, 5] } as const;
    player.pin(cell);
    player.read({ tensor: 'text_time', index: [0, 0] });
    expect(player.focus).toEqual(cell);
    player.edit({ n: 1 });
    expect(player.focus).not.toEqual(cell);
    player.undo();
    expect(player.focus).toEqual(cell);
    player.move(1);
    expect(player.pinned).toBeNull();
  });

  test('every step opens on a cell, and its sources are lit', () => {
    const player = new Player();
    for (const step of stepIds) {
      player.go(step);
      expect(player.focus, step).not.toBeNull();
    }
  });

  test('playing stops by itself at the last step, and starts over from there', () => {
    const player = new Player();
    player.play();
    for (let i = 0; i < 12; i++) player.tick();
    expect(player.step).toBe('gate');
    expect(player.playing).toBe(false);
    player.play();
    expect(player.step).toBe('sequence');
  });

  test('an address is taken over whole, and what was dropped is named', () => {
    const player = new Player();
    player.load('?t=.I.I&step=mask&n=zero');
    expect(player.query).toBe('t=.I.I&step=mask');
    expect(player.dropped.map(({ key }) => key)).toEqual(['n']);
    player.dismissNotes();
    expect(player.dropped).toEqual([]);
  });

  test('an address is relative to the state that its page opens on', () => {
    const home = new Player({ ...defaults, step: 'mask' });
    expect(home.query).toBe('');
    home.load('?step=sequence');
    expect(home.step).toBe('sequence');
    expect(home.query).toBe('step=sequence');
  });
});
