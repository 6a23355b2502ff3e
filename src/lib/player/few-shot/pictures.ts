import type { RgbImage } from '../../flamingo/image-preprocess';
import type { Media } from '../../flamingo/world/examples';
import { itemsOf, type FewShotPrompt } from '../../flamingo/world/few-shot';
import type { Renderer } from '../../flamingo/world/render';
import type { Scene } from '../../flamingo/world/scenes';
import { inStretches } from '../live/in-stretches';

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
    await inStretches(missing, (scene) => this.#drawn.set(scene, renderer.draw(scene)));
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
