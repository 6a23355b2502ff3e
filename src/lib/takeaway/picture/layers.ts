/** The order of painting: what is positioned lies above what flows, by its z-index, as CSS 2.1 (appendix E) has it. */

interface Layer {
  readonly z: number;
  readonly parts: string[];
}

/** Where the parts of an element go. */
export interface Target {
  readonly parts: string[];
  /** Of the stacking context that the element is in. */
  readonly layers: Layer[];
}

export function newContext(): Target {
  return { parts: [], layers: [] };
}

/** All of a stacking context in its order; equal layers keep theirs. */
export function painted({ parts, layers }: Target): string {
  const sorted = [...layers].sort((a, b) => a.z - b.z);
  const below = sorted.filter(({ z }) => z < 0).flatMap((layer) => layer.parts);
  const above = sorted.filter(({ z }) => z >= 0).flatMap((layer) => layer.parts);
  return [...below, ...parts, ...above].join('');
}

/** A layer of its own inside the present context: where an element that is positioned is drawn. */
export function newLayer(within: Target, z: number): Target {
  const layer: Layer = { z, parts: [] };
  within.layers.push(layer);
  return { parts: layer.parts, layers: within.layers };
}
