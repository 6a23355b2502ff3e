import { describe, expect, it } from 'vitest';
import { baseOf } from './base';
import { luminanceOf } from './luminance';
import { staysInside } from './keys';

describe('the site of a script', () => {
  it('is the folder above the widgets', () => {
    expect(baseOf('https://example.org/flamingo/widgets/flamingo-mask.js?v=2')).toBe(
      'https://example.org/flamingo',
    );
  });

  it('is the one of the build where the script is not one of the site’s', () => {
    for (const address of [undefined, '', 'file:///tmp/a.html', 'https://blog.example/bundle.js']) {
      expect(baseOf(address)).toBe(__SITE_URL__);
    }
  });
});

describe('the luminance of a computed colour', () => {
  it('is WCAG’s', () => {
    expect(luminanceOf('rgb(255, 255, 255)')).toBeCloseTo(1, 12);
    expect(luminanceOf('rgb(119, 119, 119)')).toBeCloseTo(0.18447, 4);
    expect(luminanceOf('color(srgb 0 0 0)')).toBe(0);
  });

  it('is unknown of a colour that is seen through', () => {
    for (const color of ['rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0.3)', 'transparent', '']) {
      expect(luminanceOf(color)).toBeNull();
    }
  });
});

describe('a key pressed in a widget', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
    ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more }) as KeyboardEvent;

  it('stays in it, so that a slide show around it does not turn the page', () => {
    for (const key of ['ArrowRight', ' ', 'n', 'f', 'Home']) {
      expect(staysInside(press(key), false)).toBe(true);
    }
  });

  it('leads out where it must', () => {
    expect(staysInside(press('Tab'), false)).toBe(false);
    expect(staysInside(press('Escape'), false)).toBe(false);
    expect(staysInside(press('r', { ctrlKey: true }), false)).toBe(false);
    expect(staysInside(press('PageDown'), true)).toBe(true);
    expect(staysInside(press('PageDown'), false)).toBe(false);
  });
});
