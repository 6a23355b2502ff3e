/** Pictures of one size as an animated GIF, put together in a worker of the encoder. */

import { pixelsOf, sizeOfSvg } from './raster';

/** Pixels across at most: wide enough to be read in an article, and thirteen steps stay well below 2 MB. */
const MOST_WIDTH = 1000;
const MOST_SCALE = 1.5;

/**
 * @param svgs of one size, made by `framed`
 * @param ms how long each stands still
 * @param onframe is told how many are painted
 */
export async function gifOf(
  svgs: readonly string[],
  ms = 2400,
  onframe: (painted: number) => void = () => {},
): Promise<Blob> {
  const { width } = sizeOfSvg(svgs[0] ?? '');
  const scale = Math.min(MOST_SCALE, MOST_WIDTH / width);
  const frames: ImageData[] = [];
  for (const svg of svgs) {
    frames.push(await pixelsOf(svg, scale));
    onframe(frames.length);
  }
  const [{ encode }, { default: workerUrl }] = await Promise.all([
    import('modern-gif'),
    import('modern-gif/worker?url'),
  ]);
  return encode({
    // A frame whose origin is opaque may start no worker.
    ...(self.origin === 'null' ? {} : { workerUrl }),
    width: frames[0].width,
    height: frames[0].height,
    maxColors: 255,
    format: 'blob',
    looped: true,
    frames: frames.map(({ data }) => ({ data, delay: ms })),
  });
}
