/** Pixels of an SVG picture, painted by the browser itself. */

/** Browsers give up beyond; a picture this large is of no use to anybody. */
const MOST_PIXELS = 64e6;

/** The width and height that an SVG of `framed` says it has, in CSS pixels. */
export function sizeOfSvg(svg: string): { width: number; height: number } {
  const [, width = '1', height = '1'] =
    /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** @throws {Error} if the browser cannot paint it */
export async function pngOf(svg: string, scale = 2): Promise<Blob> {
  const canvas = await paintedOn(svg, scale);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the browser could not write the picture');
  return blob;
}

/** The pixels of a picture, RGBA. */
export async function pixelsOf(svg: string, scale = 1): Promise<ImageData> {
  const canvas = await paintedOn(svg, scale);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('the browser has no canvas');
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

async function paintedOn(svg: string, wanted: number): Promise<HTMLCanvasElement> {
  const { width, height } = sizeOfSvg(svg);
  const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  } finally {
    URL.revokeObjectURL(url);
  }
  return canvas;
}
