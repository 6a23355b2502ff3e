import type { RgbImage } from '../../flamingo/image-preprocess';
import { nextTask } from '../../flamingo/next-task';
import type { Media } from '../../flamingo/world/examples';
import { itemsOf, type FewShotPrompt } from '../../flamingo/world/few-shot';
import type { Renderer } from '../../flamingo/world/render';
import type { Scene } from '../../flamingo/world/scenes';

/** Of drawing at a stretch; a picture takes 1 to 3 ms, and a page must stay ready for its reader. */
const STRETCH_MS = 12;

/** Draws the pictures of prompts, each once, without keeping the page busy. */
export class Pictures {
  readonly #drawn = new WeakMap<Scene, RgbImage>();
  readonly #open: () => Promise<Renderer>;

  constructor(open: () => Promise<Renderer>) {
    this.#open = open;
  }

  /**
   * Draws what is not drawn yet of some prompts.
   * @throws {FlamingoError} when there are no emoji to draw from
   */
  async prepare(prompts: readonly FewShotPrompt[]): Promise<void> {
    const missing = new Set(prompts.flatMap(scenesIn).filter((scene) => !this.#drawn.has(scene)));
    if (missing.size === 0) return;
    const renderer = await this.#open();
    let start = performance.now();
    for (const scene of missing) {
      this.#drawn.set(scene, renderer.draw(scene));
      if (performance.now() - start < STRETCH_MS) continue;
      await nextTask();
      start = performance.now();
    }
  }

  /** The picture of a scene that was prepared. */
  readonly of = (scene: Scene): RgbImage => {
    const picture = this.#drawn.get(scene);
    if (picture === undefined) throw new Error('few-shot: a scene that was not drawn');
    return picture;
  };
}

function scenesIn(prompt: FewShotPrompt): Scene[] {
  const media = itemsOf(prompt).filter((item): item is Media => typeof item !== 'string');
  return media.flatMap(({ frames }) => [...frames]);
}
