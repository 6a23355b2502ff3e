import { connect, type MaskElement, type TinyFlamingoElement } from 'flamingo-explainer/elements';
import 'flamingo-explainer/elements/mask';
import 'flamingo-explainer/elements/tiny';
import { same } from './check.js';

// In Node nothing is defined, and nothing fails: a page can be rendered there.
same(typeof customElements, 'undefined');
same(typeof connect, 'function');

/** Compiled only: what a page in a browser may do. */
export async function use(frame: HTMLIFrameElement): Promise<string> {
  const mask: MaskElement = document.createElement('flamingo-mask');
  mask.t = '.I..,..I.';
  mask.op = null;
  mask.addEventListener('step', ({ detail }) => mask.goStep(detail.step.toUpperCase()));
  mask.addEventListener('error', ({ detail }) => detail.message.trim());
  mask.addEventListener('click', (event) => event.clientX);
  document.querySelector('flamingo-gate')?.setState(mask.getState());
  const tiny: TinyFlamingoElement | null = document.querySelector('tiny-flamingo');
  if (tiny) tiny.example = 'count';
  // @ts-expect-error a step is named, not numbered
  mask.goStep(3);

  const connection = connect(frame);
  connection.subscribe((message) => message.type === 'flamingo:resize' && message.height);
  return connection.getState();
}
