/** The one style sheet of all widgets of a script, adopted by each: a host's policy may forbid `<style>`, but not this. */

import '../lib/ui/styles/tokens.css';
import '../lib/ui/styles/base.css';
import '../lib/ui/styles/cells.css';

/** The build puts all CSS of the bundle here. */
const css = '/*! styles of the widget */';

/** Nothing of the host comes in, not even by inheritance through an element that it styled; direction is no part of all. */
const walls = `
:host { all: initial; display: block; contain: inline-size style; isolation: isolate }
:host([hidden]) { display: none }
:host([data-page]) .widget { box-shadow: 0 0 0 100vmax var(--paper) }
.widget { all: initial; display: block; direction: ltr; unicode-bidi: isolate }
`;

let sheet: CSSStyleSheet | null = null;

export function widgetStyles(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(walls + css);
  }
  return sheet;
}
