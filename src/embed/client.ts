/** For pages around a frame with a widget: ask for its state, set it, step, and hear of changes. */

import {
  readFromWidget,
  VERSION,
  type FromWidget,
  type ToWidget,
} from '../lib/player/widget/messages';

export type { FromWidget } from '../lib/player/widget/messages';

export interface Connection {
  /** The canonical state, as a query; once the widget is ready. */
  getState(): Promise<string>;
  /** Takes over a whole state: a query as it stands in the address of `/embed/…`. */
  setState(query: string): void;
  step(step: string): void;
  /** Hears all that the widget says. @returns no longer */
  subscribe(listener: (message: FromWidget) => void): () => void;
  /** Hears and asks nothing any more; who still waits for a state is let down. */
  close(): void;
}

interface Waiter {
  resolve(state: string): void;
  reject(reason: Error): void;
}

/** What is asked before the widget has said its first word waits for it. */
export function connect(frame: HTMLIFrameElement): Connection {
  const listeners = new Set<(message: FromWidget) => void>();
  const waiters = new Map<number, Waiter>();
  let asked = 0;
  let unsent: ToWidget[] = [];
  let isReady = false;

  const send = (message: ToWidget) => {
    // Its origin may be "null", as inside a sandbox, so it cannot be named.
    if (isReady) frame.contentWindow?.postMessage(message, '*');
    else unsent.push(message);
  };

  const hear = ({ data, source }: MessageEvent<unknown>) => {
    const message = source === frame.contentWindow ? readFromWidget(data) : null;
    if (!message) return;
    isReady = true;
    for (const waiting of unsent.splice(0)) send(waiting);
    if (message.type === 'flamingo:change' && message.id !== undefined) {
      waiters.get(message.id)?.resolve(message.state);
      waiters.delete(message.id);
    }
    for (const listener of listeners) listener(message);
  };

  addEventListener('message', hear);
  // A widget that was ready before anybody listened answers this.
  frame.contentWindow?.postMessage({ type: 'flamingo:get', v: VERSION } satisfies ToWidget, '*');

  return {
    getState: () =>
      new Promise((resolve, reject) => {
        const id = ++asked;
        waiters.set(id, { resolve, reject });
        send({ type: 'flamingo:get', v: VERSION, id });
      }),
    setState: (state) => send({ type: 'flamingo:set', v: VERSION, state }),
    step: (step) => send({ type: 'flamingo:step', v: VERSION, step }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      removeEventListener('message', hear);
      listeners.clear();
      unsent = [];
      for (const waiter of waiters.values()) waiter.reject(new Error('The connection was closed.'));
      waiters.clear();
    },
  };
}
