/** What stands in a control: the words of a field, the place of a slider, the tick of a box. */

import { grown, short, tag, type Rect } from './markup';
import type { Sheet } from './sheet';
import { fontOf, textLook, textTag } from './text';

export function isControl(
  element: Element,
): element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  return /^(input|select|textarea)$/.test(element.localName);
}

/** The browser draws it, so its box is not what is seen. */
export function hasNativeLook(element: Element): boolean {
  return element instanceof HTMLInputElement && /^(range|checkbox|radio)$/.test(element.type);
}

export function controlOf(
  control: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement,
  style: CSSStyleDeclaration,
  rect: Rect,
  sheet: Sheet,
): string {
  if (control instanceof HTMLInputElement && control.type === 'range')
    return slider(control, style, rect, sheet);
  if (control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type))
    return tickBox(control, style, rect, sheet);
  const text =
    control instanceof HTMLSelectElement ? (control.selectedOptions[0]?.text ?? '') : control.value;
  if (text === '') return '';
  const font = fontOf(style);
  const [left, right] = [style.paddingLeft, style.paddingRight].map(
    (side) => (parseFloat(side) || 0) + 1,
  );
  const room = Math.max(0, rect.width - left - right);
  const width = Math.min(room, font.measure(text));
  const size = parseFloat(style.fontSize);
  const line = {
    x: rect.x + left,
    y: rect.y + rect.height / 2 + 0.35 * size - font.ascent,
    width,
    height: size,
  };
  const words = textTag({ text, rect: line }, font.ascent, sheet.look(textLook(style, sheet)));
  return control instanceof HTMLSelectElement ? words + caret(style, rect, sheet) : words;
}

/** Says that a list opens. */
function caret(style: CSSStyleDeclaration, rect: Rect, sheet: Sheet): string {
  const look = `fill:none;${sheet.paint('stroke', style.color)};stroke-width:1.5`;
  const [x, y] = [rect.x + rect.width - 14, rect.y + rect.height / 2 - 2];
  return tag('path', { d: `M${short(x)} ${short(y)}l4 4l4-4`, class: sheet.look(look) });
}

function slider(
  input: HTMLInputElement,
  style: CSSStyleDeclaration,
  rect: Rect,
  sheet: Sheet,
): string {
  const [min, max] = [Number(input.min || 0), Number(input.max || 100)];
  const share = max > min ? (input.valueAsNumber - min) / (max - min) : 0;
  const colour = style.accentColor === 'auto' ? style.color : style.accentColor;
  const [r, y] = [8, rect.y + rect.height / 2];
  const x = rect.x + r + share * (rect.width - 2 * r);
  const track = { x: rect.x, y: y - 3, width: rect.width, height: 6 };
  const rail = `${sheet.paint('fill', style.color)};fill-opacity:.2`;
  const knob = sheet.look(sheet.paint('fill', colour));
  return [
    tag('rect', { ...track, rx: 3, class: sheet.look(rail) }),
    tag('rect', { ...track, width: x - rect.x, rx: 3, class: knob }),
    tag('circle', { cx: x, cy: y, r, class: knob }),
  ].join('');
}

function tickBox(
  input: HTMLInputElement,
  style: CSSStyleDeclaration,
  rect: Rect,
  sheet: Sheet,
): string {
  const colour = style.accentColor === 'auto' ? style.color : style.accentColor;
  const rx = input.type === 'radio' ? rect.width / 2 : 2;
  const frame = sheet.look(`fill:none;${sheet.paint('stroke', style.color)}`);
  const box = tag('rect', { ...grown(rect, -0.5), rx, class: frame });
  if (!input.checked) return box;
  return (
    box + tag('rect', { ...grown(rect, -3), rx, class: sheet.look(sheet.paint('fill', colour)) })
  );
}
