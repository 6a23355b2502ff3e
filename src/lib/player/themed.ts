/** The addresses of pages whose state knows nothing of themes: the theme stands last in them. */

import { readQuery, writeQuery, type Parameter, type ReadQuery } from './query';
import { themes, type Theme } from './state';
import { choice } from './values';

/** A page's own state, and the theme that its address asks for. */
export type Themed<State> = State & { readonly theme: Theme };

/** How a page's state becomes a query, and back. */
export interface Codec<State> {
  /** What cannot be used is dropped and named, never thrown. */
  readonly read: (search: string) => ReadQuery<State>;
  /** Canonical, without the question mark; empty for the default state. */
  readonly write: (state: State) => string;
}

/** The parameters of a page's own state, and after them that of the theme. */
export function themedParameters<State extends object>(
  parameters: readonly Parameter<State>[],
): readonly Parameter<Themed<State>>[] {
  const own = parameters.map((parameter): Parameter<Themed<State>> => ({
    key: parameter.key,
    read: (text, state, drop) => ({ ...state, ...parameter.read(text, state, drop) }),
    write: (state) => parameter.write(state),
  }));
  const theme: Parameter<Themed<State>> = {
    key: 'theme',
    read: (text, state) => ({ ...state, theme: choice(text, themes) }),
    write: (state) => state.theme,
  };
  return [...own, theme];
}

/** One entry for each key of the page's own, in the order in which they are written. */
export function themedCodec<State extends object>(
  parameters: readonly Parameter<State>[],
  defaults: State,
): Codec<Themed<State>> {
  const all = themedParameters(parameters);
  const base: Themed<State> = { ...defaults, theme: 'auto' };
  return {
    read: (search) => readQuery(search, all, base),
    write: (state) => writeQuery(state, all, base),
  };
}
