/**
 * The files of the widgets, and from what they are made. `es`: a module that registers custom elements in a host's page; its late parts lie beside it, as `NAME.PART.js`.
 * `iife`: a classic script, since a module could not be fetched without CORS from the opaque origin of a sandbox.
 *
 * @typedef {{ name: string, source: string, format: 'es' | 'iife' }} Entry
 * @type {readonly Entry[]}
 */
export const entries = [
  { name: 'flamingo-mask', source: 'src/embed/flamingo-mask.ts', format: 'es' },
  { name: 'embed-mask', source: 'src/embed/embed-mask.ts', format: 'iife' },
  { name: 'flamingo-tiny', source: 'src/embed/flamingo-tiny.ts', format: 'es' },
  { name: 'embed-tiny', source: 'src/embed/embed-tiny.ts', format: 'iife' },
  { name: 'model-worker', source: 'src/embed/model/model-worker.ts', format: 'iife' },
  { name: 'host', source: 'src/embed/host.ts', format: 'iife' },
  { name: 'client', source: 'src/embed/client.ts', format: 'es' },
];
