/** A widget as a custom element: attributes and properties say its state, events tell of changes, a shadow root keeps styles apart. */

import { mount, unmount } from 'svelte';
import { attributeOf, readAttributes, valueIn, WHOLE, writeAttributes } from './attributes';
import type { Desk, WidgetKind } from './desk';
import { widgetStyles } from './styles';
import { wordsOf } from './texts';
import { HostTheme } from './theme.svelte';

/** What a page may do with the element of a widget; besides, there is a property for each of its attributes. */
export interface WidgetElement extends HTMLElement {
  /** Where the reader is: one of the step ids. */
  readonly currentStep: string;
  /** More is to come by itself, such as the model's answer. */
  readonly isBusy: boolean;
  /** The canonical state, as a query without the question mark. */
  getState(): string;
  /**
   * Takes over a whole state. What cannot be used is named in the widget, and in an event `error`; where nothing can be,
   * the state stays.
   */
  setState(query: string): void;
  /** Where there is no such step, nothing changes but for an event `error`. */
  goStep(step: string): void;
}

/** Where there are no elements, as in Node, a module that defines some can still be imported. */
const Base: typeof HTMLElement =
  typeof HTMLElement === 'undefined' ? (class {} as typeof HTMLElement) : HTMLElement;

export function widgetClass<D extends Desk>(kind: WidgetKind<D>): new () => WidgetElement {
  class Widget extends Base implements WidgetElement {
    static readonly observedAttributes = [...kind.keys, WHOLE];

    #desk: D | null = null;
    #leave: (() => void) | null = null;
    #step = '';
    /** The attributes say something that the desk does not know yet. */
    #isStale = true;
    /** The attributes are being written from the desk. */
    #isWriting = false;

    connectedCallback(): void {
      const desk = this.#current();
      const arrival = kind.arrival(desk);
      if (arrival) void arrival.then(() => this.#enter(desk));
      else this.#enter(desk);
    }

    /** Shows the widget, unless it is shown, or has left the page while something was fetched. */
    #enter(desk: D): void {
      if (this.#leave || !this.isConnected) return;
      const host = new HostTheme();
      const unfollow = host.follow(this);
      const app = mount(kind.component, { target: this.#root(), props: { desk, host } });
      this.#leave = () => {
        unfollow();
        desk.rest();
        void unmount(app);
      };
      queueMicrotask(() => this.#tell('ready'));
    }

    /** Moved to another place of the page it is back at once, and goes on as it was. */
    disconnectedCallback(): void {
      queueMicrotask(() => {
        if (this.isConnected) return;
        this.#leave?.();
        this.#leave = null;
      });
    }

    attributeChangedCallback(name: string, before: string | null, after: string | null): void {
      if (this.#isWriting || before === after) return;
      this.#isStale = true;
      // Several attributes are often set in a row: they are one state.
      if (this.#desk) queueMicrotask(() => this.#current());
    }

    get currentStep(): string {
      return this.#current().step;
    }

    get isBusy(): boolean {
      return this.#desk?.isBusy ?? false;
    }

    getState(): string {
      return this.#current().query;
    }

    setState(query: string): void {
      const desk = this.#current();
      desk.load(String(query));
      this.#write();
      this.#complain();
    }

    goStep(step: string): void {
      const desk = this.#current();
      if (!desk.go(step)) this.#tell('error', { message: wordsOf(desk.lang).widget.noStep(step) });
    }

    /** The desk, once it has read the attributes. */
    #current(): D {
      const isNew = !this.#desk;
      const desk = (this.#desk ??= kind.open());
      if (!this.#isStale) return desk;
      this.#isStale = false;
      desk.load(readAttributes(this, kind.keys));
      if (isNew) {
        this.#step = desk.step;
        desk.onchange = () => this.#changed();
      }
      this.#complain();
      return desk;
    }

    #root(): ShadowRoot {
      if (this.shadowRoot) return this.shadowRoot;
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [widgetStyles()];
      return root;
    }

    #changed(): void {
      void kind.arrival(this.#current());
      this.#write();
      const { step } = this.#current();
      if (step !== this.#step) {
        this.#step = step;
        this.#tell('step');
      }
      this.#tell('change');
    }

    #write(): void {
      this.#isWriting = true;
      writeAttributes(this, kind.keys, this.#current().query);
      this.#isWriting = false;
    }

    #complain(): void {
      const { dropped = [], lang = 'en' } = this.#desk ?? {};
      const say = wordsOf(lang).widget.refused;
      const message = dropped.map(({ key, value }) => say(key, value)).join(' ');
      if (message) queueMicrotask(() => this.#tell('error', { message }));
    }

    #tell(type: 'ready' | 'step' | 'change' | 'error', more: { message?: string } = {}): void {
      const { query: state = '', step = '' } = this.#desk ?? {};
      this.dispatchEvent(new CustomEvent(type, { detail: { state, step, ...more } }));
    }
  }

  for (const key of Widget.observedAttributes) {
    Object.defineProperty(Widget.prototype, key, property(key));
  }
  return Widget;
}

/**
 * A property is the attribute of its name; null takes it away, and with it what it said. Read, it is what the state has:
 * null for the default, and true or false for a switch.
 */
function property(key: string): PropertyDescriptor & ThisType<WidgetElement> {
  return {
    configurable: true,
    enumerable: true,
    get() {
      const state = this.getState();
      return key === WHOLE ? state : valueIn(state, key);
    },
    set(value: string | number | boolean | null | undefined) {
      if (key === WHOLE) return this.setState(String(value ?? ''));
      const said = attributeOf(key, value);
      if (said === null) this.removeAttribute(key);
      else this.setAttribute(key, said);
    },
  };
}

/** Once for each name; in Node, and where another copy was first, nothing. */
export function defineWidget<D extends Desk>(tag: string, kind: WidgetKind<D>): void {
  if (typeof customElements === 'undefined' || customElements.get(tag)) return;
  customElements.define(tag, widgetClass(kind));
}
