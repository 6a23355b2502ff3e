/** The parts of the site that stand alone in an article. */

export const labWidgetIds = ['mask', 'text-time', 'softmax', 'gate'] as const;
export const widgetIds = [...labWidgetIds, 'tiny-flamingo', 'few-shot'] as const;

/** Shows steps of the Mask Lab. */
export type LabWidgetId = (typeof labWidgetIds)[number];
export type WidgetId = (typeof widgetIds)[number];

export const isLabWidget = (id: WidgetId): id is LabWidgetId =>
  labWidgetIds.some((lab) => lab === id);

/** The name of a widget's element: a custom element's has a hyphen. */
export const tagOf = (id: WidgetId): string =>
  id === 'tiny-flamingo' ? 'tiny-flamingo' : `flamingo-${id}`;

/** The page of the site that shows what a widget shows. */
export type HomePage = 'mask' | 'model' | 'few-shot';

export function pageOf(widget: WidgetId): HomePage {
  if (widget === 'tiny-flamingo') return 'model';
  return widget === 'few-shot' ? 'few-shot' : 'mask';
}
