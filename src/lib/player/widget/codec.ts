/** A widget's state as a query: the keys of what it shows, then those of its frame. */

import type { Parameter } from '../query';
import { sizes, type Size, type Ui } from '../state';
import { choice } from '../values';

/** Lets a parameter of one part of a state read and write that part of the whole. */
export function within<Whole, Name extends keyof Whole>(
  name: Name,
  parameter: Parameter<Whole[Name]>,
): Parameter<Whole> {
  return {
    key: parameter.key,
    read: (text, whole, drop) => ({ ...whole, [name]: parameter.read(text, whole[name], drop) }),
    write: (whole) => parameter.write(whole[name]),
  };
}

/** How much of a widget is shown: its size. The projector's form is the page's alone. */
export function uiParameter<State extends { readonly ui: Ui | Size }>(): Parameter<State> {
  return {
    key: 'ui',
    read: (text, state) => ({ ...state, ui: choice(text, sizes) }),
    write: ({ ui }) => ui,
  };
}
