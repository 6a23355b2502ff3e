/** Parts of a row that a pointer drags to another place; keys have buttons for the same. */

/** Pixels that a pointer may tremble before a press becomes a drag. */
const TREMBLE = 6;

interface Drag {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  isMoving: boolean;
}

export class Reorder {
  #id = $state<number | null>(null);
  #to = $state<number | null>(null);
  #drag: Drag | null = null;
  readonly #ondrop: (id: number, to: number) => void;

  /** @param ondrop is told which part was dropped on the place, from 0, of which other */
  constructor(ondrop: (id: number, to: number) => void) {
    this.#ondrop = ondrop;
  }

  /** The part that is dragged. */
  get dragged(): number | null {
    return this.#id;
  }

  /** The place, from 0, that it would take. */
  get to(): number | null {
    return this.#to;
  }

  press(event: PointerEvent, id: number): void {
    if (event.button !== 0) return;
    this.#drag = { id, x: event.clientX, y: event.clientY, isMoving: false };
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  }

  move(event: PointerEvent): void {
    const drag = this.#drag;
    if (drag === null) return;
    drag.isMoving ||= Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > TREMBLE;
    if (!drag.isMoving) return;
    this.#id = drag.id;
    this.#to = placeAt(event);
  }

  /** @returns whether something was dragged, so that it was no click */
  release(): boolean {
    const [drag, to] = [this.#drag, this.#to];
    this.cancel();
    if (drag === null || !drag.isMoving) return false;
    if (to !== null) this.#ondrop(drag.id, to);
    return true;
  }

  cancel(): void {
    this.#drag = this.#id = this.#to = null;
  }
}

/** The place of the part under a point; null beside them. */
function placeAt({ currentTarget, clientX, clientY }: PointerEvent): number | null {
  // Of a document or of a shadow tree, which looks like one element from outside.
  const root = (currentTarget as HTMLElement).getRootNode() as Document | ShadowRoot;
  const part = root.elementFromPoint(clientX, clientY)?.closest('[data-part]');
  const row = part?.parentElement;
  return part && row ? [...row.children].indexOf(part) : null;
}
