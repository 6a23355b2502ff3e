import { describe, expect, test } from 'vitest';
import { listed } from '../../texts/gotchas/files';
import { stepIds } from '../../trace';
import { GotchaDesk } from './desk.svelte';
import type { KeptAnswer } from './kept';

const gotchas = await Promise.all(listed.map(({ load }) => load()));

describe.each(gotchas.map((gotcha) => [gotcha.id, gotcha] as const))('%s', (_, gotcha) => {
  test('is read up to the step before the answer, and cannot be changed, until it is answered', () => {
    const desk = new GotchaDesk(gotcha);
    for (const { walk } of desk.scenes) {
      expect([walk.step, walk.act.edit]).toEqual([gotcha.asksAt, null]);
      walk.move(1);
      expect(walk.step).toBe(gotcha.asksAt);
    }
    expect(desk.reveal('en')).toBeNull();
    for (const step of desk.steps) {
      desk.go(gotcha.asksAt);
      desk.go(step);
      const isBefore = stepIds.indexOf(step) <= stepIds.indexOf(gotcha.asksAt);
      for (const { walk } of desk.scenes) expect(walk.step).toBe(isBefore ? step : gotcha.asksAt);
    }
    expect(desk.steps).toEqual(expect.arrayContaining([gotcha.asksAt, ...gotcha.shows]));
  });

  test('comes back as it was left', () => {
    let kept: KeptAnswer | null = null;
    const left = new GotchaDesk(gotcha, (answer) => (kept = answer));
    const comeBack = () => {
      const desk = new GotchaDesk(gotcha);
      if (kept) desk.restore(kept);
      return [desk.isOpen, desk.chosen, desk.outcome, desk.step];
    };
    left.choose(1);
    expect(comeBack()).toEqual([true, 1, null, gotcha.asksAt]);
    left.check();
    expect(comeBack()).toEqual([false, 1, left.outcome, gotcha.shows[0]]);
    left.again();
    expect(comeBack()).toEqual([true, null, null, gotcha.asksAt]);
    left.skip();
    expect(comeBack()).toEqual([false, null, 'skipped', gotcha.shows[0]]);
  });

  test('says right or wrong by the core, and then shows the telling cell', () => {
    const { right } = gotcha.reveal('en');
    const { answers } = gotcha.words.en;
    answers.forEach((_, answer) => {
      const desk = new GotchaDesk(gotcha);
      expect(desk.check()).toBe(false);
      desk.choose(answer);
      expect(desk.check()).toBe(true);
      expect(desk.outcome).toBe(answer === right ? 'right' : 'wrong');
      expect(desk.step).toBe(gotcha.shows[0]);
      desk.scenes.forEach(({ walk }, i) => expect(walk.pinned).toEqual(gotcha.scenes[i].cell));
    });
  });

  test('can be skipped, edited, and asked again', () => {
    const desk = new GotchaDesk(gotcha);
    desk.choose(0);
    desk.skip();
    expect([desk.outcome, desk.chosen]).toEqual(['skipped', null]);
    const [scene] = desk.scenes;
    scene.walk.act.edit?.set({ seed: 99 });
    expect([scene.isEdited, scene.query.includes('seed=99')]).toEqual([true, true]);
    desk.again();
    expect([desk.isOpen, scene.isEdited, desk.step]).toEqual([true, false, gotcha.asksAt]);
    expect(scene.query).not.toContain('seed');
  });
});
