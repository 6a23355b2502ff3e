/** What a program sees of a widget's element. */

export interface WidgetState {
  /** Canonical, as the query of a link: without the question mark, empty for what the widget is by itself. */
  readonly state: string;
  /** Where the reader is. */
  readonly step: string;
}

export interface WidgetEventMap {
  /** The widget is on the page and can be used. */
  readonly ready: CustomEvent<WidgetState>;
  /** The reader, or `goStep`, went to another step. */
  readonly step: CustomEvent<WidgetState>;
  /** Anything of the state has changed. */
  readonly change: CustomEvent<WidgetState>;
  /** Something that was asked for cannot be done; `message` is one line, in the widget's language. */
  readonly error: CustomEvent<WidgetState & { readonly message: string }>;
}

type On<Event> = (this: WidgetElement, event: Event) => unknown;

/** Every element: each key of its address is also an attribute and a property; null takes it away. */
export interface WidgetElement extends HTMLElement {
  /** All of it in one. */
  state: string;
  getState(): string;
  /** Takes over a whole state. What cannot be used is named in the widget, and in an event `error`. */
  setState(query: string): void;
  /** Where there is no such step, nothing changes but for an event `error`. */
  goStep(step: string): void;

  addEventListener<Type extends keyof WidgetEventMap>(
    type: Type,
    listener: On<WidgetEventMap[Type]>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: On<HTMLElementEventMap[Type]>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof WidgetEventMap>(
    type: Type,
    listener: On<WidgetEventMap[Type]>,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: On<HTMLElementEventMap[Type]>,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** Of any widget's address, but for `lang`, which is a property of every element. */
type FrameKey = 'hide' | 'spoiler' | 'theme' | 'ui';

/** The keys of the address of a widget that shows steps of the Mask Lab. */
export type MaskKey =
  | FrameKey
  | 'v'
  | 't'
  | 'img'
  | 'n'
  | 'op'
  | 'cached'
  | 'new'
  | 'w'
  | 'heads'
  | 'head'
  | 'dtype'
  | 'seed'
  | 'gate'
  | 'ff'
  | 'step'
  | 'predict'
  | 'steps';

/** The same of a widget with the tiny Flamingo. */
export type TinyFlamingoKey =
  FrameKey | 'example' | 'p' | 'op' | 'ag' | 'fg' | 'off' | 'zero' | 'swap' | 'blank';

/** The same of a widget that learns from examples. */
export type FewShotKey = FrameKey | 'task' | 'shots' | 'seed' | 'q' | 'control';

type Keyed<Key extends string> = WidgetElement & { [key in Key]: string | null };

/** Steps of the Mask Lab. */
export type MaskElement = Keyed<MaskKey>;
/** A prompt, and what the model says to it. */
export type TinyFlamingoElement = Keyed<TinyFlamingoKey>;
/** An answer as the examples before it grow. */
export type FewShotElement = Keyed<FewShotKey>;
