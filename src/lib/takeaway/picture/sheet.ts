/** What the parts of one picture share: classes for looks, definitions for gradients, clips and pictures. */

import { colourOf } from './colour';
import { tag, type Attributes } from './markup';

export class Sheet {
  readonly #looks = new Map<string, string>();
  readonly #definitions = new Map<string, { readonly id: string; readonly markup: string }>();
  readonly #prefix: string;

  /** @param prefix keeps names apart where two pictures stand in one page */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** The class of a look: declarations such as `fill:#fff;stroke:none`. */
  look(declarations: string): string {
    const known = this.#looks.get(declarations) ?? `${this.#prefix}${this.#looks.size}`;
    this.#looks.set(declarations, known);
    return known;
  }

  /** The id of something defined once, whatever the number of its uses. */
  define(name: string, attributes: Attributes, inside = ''): string {
    const key = tag(name, attributes, inside);
    const known = this.#definitions.get(key);
    if (known) return known.id;
    const id = `${this.#prefix}d${this.#definitions.size}`;
    this.#definitions.set(key, { id, markup: tag(name, { id, ...attributes }, inside) });
    return id;
  }

  /** `fill:#c81e5b;fill-opacity:.5`, or `fill:none` for what is unseen. */
  paint(property: 'fill' | 'stroke', computed: string): string {
    const { hex, alpha } = colourOf(computed);
    if (alpha === 0) return `${property}:none`;
    const opacity = alpha < 1 ? `;${property}-opacity:${Math.round(alpha * 1000) / 1000}` : '';
    return `${property}:${hex}${opacity}`;
  }

  /** The name of an id inside a picture that is put into this one. */
  scoped(id: string, owner: string): string {
    return `${this.#prefix}${owner}-${id.replace(/[^\w-]/g, '_')}`;
  }

  /** `<style>` and `<defs>`. */
  get head(): string {
    const looks = [...this.#looks].map(([declarations, name]) => `.${name}{${declarations}}`);
    const definitions = [...this.#definitions.values()].map(({ markup }) => markup);
    const defs = definitions.length > 0 ? tag('defs', {}, definitions.join('')) : '';
    // Font names hold quotes, and XML allows them between tags; `<` and `&` are in none of our declarations.
    return `<style>${looks.join('').replace(/[<&]/g, '')}</style>${defs}`;
  }
}
