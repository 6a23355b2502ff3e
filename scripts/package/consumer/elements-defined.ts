import { same } from './check.js';

// As much of a browser as it takes to define an element.
const defined: string[] = [];
const customElements = { get: () => undefined, define: (name: string) => defined.push(name) };
Object.assign(globalThis, { HTMLElement: class {}, customElements });

await import('flamingo-explainer/elements');
same(defined.sort(), [
  'flamingo-few-shot',
  'flamingo-gate',
  'flamingo-mask',
  'flamingo-softmax',
  'flamingo-text-time',
  'tiny-flamingo',
]);
