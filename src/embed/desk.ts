/** What an element needs of the state of its widget, whichever it is. */

import type { Component } from 'svelte';
import type { Dropped, Theme } from '../lib/player';
import type { WidgetId } from '../lib/player/widget/ids';
import type { Lang } from '../lib/texts';
import type { HostTheme } from './theme.svelte';

export interface Desk {
  readonly id: WidgetId;
  /** Canonical, without the question mark; empty for what the widget is by itself. */
  readonly query: string;
  /** Where the reader is; a widget without steps has one name for it. */
  readonly step: string;
  readonly lang: Lang;
  /** Below the site: the page that shows the same with all there is, such as `/en/mask/?t=.I.I`. */
  readonly page: string;
  readonly theme: Theme;
  /** Of the last query, what could not be used. */
  readonly dropped: readonly Dropped[];
  /** More is to come by itself, such as the model's answer. */
  readonly isBusy: boolean;
  /** Told of every change, by the reader or by `load` and `go`. */
  onchange: () => void;
  /** Takes over the whole state. What cannot be used is dropped, and named in `dropped`; of nothing else the old state stays. */
  load(query: string): void;
  /** false: there is no such step here. */
  go(step: string): boolean;
  /** The widget leaves the page; it may come back. */
  rest(): void;
}

/** One widget: its keys, its state, and what is seen of it. */
export interface WidgetKind<D extends Desk> {
  /** The keys of its address: each is an attribute and a property of the element. */
  readonly keys: readonly string[];
  readonly open: () => D;
  /** Fetches what a state needs and is not here; null: it is all here. Settles, too, where it cannot be had. */
  readonly arrival: (desk: D) => Promise<unknown> | null;
  readonly component: Component<{ desk: D; host: HostTheme }>;
}
