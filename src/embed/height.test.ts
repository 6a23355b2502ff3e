import { describe, expect, it, vi } from 'vitest';
import { heightMessages, heightTeller, quietHeight, secretOf } from './height';

describe('the height of a widget in a frame', () => {
  it('is told in our form, as Embedly’s text, and with WordPress’s secret if there is one', () => {
    const src = 'https://example.org/embed/mask/';
    const [own, embedly, ...none] = heightMessages(480, src, null);
    expect(own).toEqual({ type: 'flamingo:resize', v: 1, height: 480 });
    expect(embedly).toBe(
      '{"context":"iframe.resize","src":"https://example.org/embed/mask/","height":480}',
    );
    expect(none).toEqual([]);
    expect(heightMessages(480, src, 'a1B2c3D4e5')[2]).toEqual({
      message: 'height',
      value: 480,
      secret: 'a1B2c3D4e5',
    });
  });

  it('finds the secret that WordPress appends to the address, and takes nothing else for one', () => {
    expect(secretOf('#?secret=a1B2c3D4e5')).toBe('a1B2c3D4e5');
    expect(secretOf('#top?secret=a1B2c3D4e5&x=1')).toBe('a1B2c3D4e5');
    for (const hash of ['', '#', '#?secret=', '#?secret=a<b', '#mysecret=abc', '#?secrets=abc']) {
      expect(secretOf(hash)).toBeNull();
    }
  });

  it('is told when it is new, rounded up, and never as nothing', () => {
    const told: number[] = [];
    const tell = heightTeller((height) => told.push(height));
    for (const height of [0, 479.2, 480, 479.9, 0, 612, 612]) tell(height);
    expect(told).toEqual([480, 612]);
  });

  it('is told at once, then when the layout is quiet and nothing is on its way, without a spike', () => {
    vi.useFakeTimers();
    const told: number[] = [];
    let [height, isBusy] = [901, true];
    const ask = quietHeight(
      () => height,
      (said) => told.push(said),
      () => isBusy,
    );
    ask();
    vi.advanceTimersByTime(1);
    expect(told).toEqual([901]);
    for (const next of [922, 8722, 922]) {
      height = next;
      ask();
      vi.advanceTimersByTime(400);
    }
    expect(told).toEqual([901]);
    isBusy = false;
    vi.advanceTimersByTime(400);
    expect(told).toEqual([901, 922]);
    vi.useRealTimers();
  });
});
