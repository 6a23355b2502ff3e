import type { ModelTensor, RunFacts } from '../../trace/model';

/** The place in the pictures that a cell is about. All counted from 0. */
export interface PictureSpot {
  readonly picture: number;
  /** null: of all frames. */
  readonly frame: number | null;
  readonly patch: number | null;
  readonly pixel: { readonly x: number; readonly y: number } | null;
}

/** Where a cell belongs in the pictures; null: in none. */
export function spotOf(
  { group, axes }: ModelTensor,
  index: readonly number[],
  facts: RunFacts,
): PictureSpot | null {
  const { vision_encoder: vision, perceiver } = facts.config;
  const at = (axis: (typeof axes)[number]): number | null => {
    const place = axes.indexOf(axis);
    return place < 0 ? null : index[place];
  };
  const nothing = { frame: null, patch: null, pixel: null };
  if (!('picture' in group)) {
    const column = at('picture_latent');
    const picture = column === null ? at('picture') : Math.floor(column / perceiver.num_latents);
    return picture === null ? null : { ...nothing, picture };
  }
  const { picture } = group;
  const side = vision.image_size / vision.patch_size;
  const [y, x] = [at('row'), at('column')];
  if (y !== null && x !== null) {
    const patch = Math.floor(y / vision.patch_size) * side + Math.floor(x / vision.patch_size);
    return { picture, frame: at('frame'), patch, pixel: { x, y } };
  }
  const medium = at('medium') ?? at('medium_or_latent');
  if (medium !== null) {
    const perFrame = side * side;
    const frame = Math.floor(medium / perFrame);
    if (frame >= facts.frames[picture]) return { ...nothing, picture };
    return { ...nothing, picture, frame, patch: medium % perFrame };
  }
  return { ...nothing, picture, frame: at('frame'), patch: at('patch') };
}
