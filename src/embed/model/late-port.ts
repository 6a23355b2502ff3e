import type { Port } from '../../lib/flamingo/worker/protocol';

type Listener = (event: MessageEvent) => void;

/** A port whose other end is still being looked for: what is posted waits for it. */
export class LatePort implements Port {
  #port: Port | null = null;
  #waiting: [message: unknown, transfer?: Transferable[]][] = [];
  readonly #listeners = new Set<Listener>();
  readonly #hear: Listener = (event) => this.#listeners.forEach((listener) => listener(event));

  postMessage(message: unknown, transfer?: Transferable[]): void {
    if (this.#port) this.#port.postMessage(message, transfer ?? []);
    else this.#waiting.push([message, transfer]);
  }

  addEventListener(_: 'message', listener: Listener): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_: 'message', listener: Listener): void {
    this.#listeners.delete(listener);
  }

  /** The other end is there; what waited goes to it, in its order. */
  connect(port: Port): void {
    this.#port = port;
    port.addEventListener('message', this.#hear);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const [message, transfer] of waiting) port.postMessage(message, transfer ?? []);
  }
}
