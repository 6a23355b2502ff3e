/** Pictures inside a picture: fetched before anything is drawn, and put in without any address. */

import { withoutActions } from './safe-svg';

export type Asset =
  | { readonly kind: 'drawing'; readonly viewBox: string; readonly root: Element }
  | {
      readonly kind: 'pixels';
      readonly data: string;
      readonly width: number;
      readonly height: number;
    };

/** Pixels for each CSS pixel of a bitmap: enough for a print, not for a poster. */
const DENSITY = 2;

/** The pictures of all `<img>` in an element, by their address; one that cannot be read is left out. */
export async function assetsOf(element: HTMLElement): Promise<ReadonlyMap<string, Asset>> {
  const images = [...element.querySelectorAll('img')];
  const firsts = new Map(images.map((image) => [image.currentSrc || image.src, image]));
  const entries = await Promise.all(
    [...firsts].map(async ([url, image]) => [url, await assetOf(url, image)] as const),
  );
  return new Map(entries.flatMap(([url, asset]) => (asset ? [[url, asset]] : [])));
}

async function assetOf(url: string, image: HTMLImageElement): Promise<Asset | null> {
  const drawing = await drawingAt(url);
  if (drawing) return drawing;
  try {
    await image.decode();
    return pixelsOf(image);
  } catch {
    return null;
  }
}

/** null if it is no SVG, or may not be read, as from `file:` or another origin. */
async function drawingAt(url: string): Promise<Asset | null> {
  try {
    const source = await svgSource(url);
    if (source === null) return null;
    const { documentElement: root } = new DOMParser().parseFromString(source, 'image/svg+xml');
    if (root.localName !== 'svg') return null;
    withoutActions(root);
    const [width, height] = ['width', 'height'].map((side) =>
      parseFloat(root.getAttribute(side) ?? ''),
    );
    const viewBox = root.getAttribute('viewBox') ?? `0 0 ${width || 100} ${height || 100}`;
    return { kind: 'drawing', viewBox, root };
  } catch {
    return null;
  }
}

async function svgSource(url: string): Promise<string | null> {
  const data = /^data:image\/svg\+xml(;base64)?[^,]*,(.*)$/s.exec(url);
  if (data)
    return data[1] ? new TextDecoder().decode(bytesOf(atob(data[2]))) : decodeURIComponent(data[2]);
  if (!/\.svg(\?|$)/.test(url)) return null;
  const answer = await fetch(url);
  return answer.ok ? answer.text() : null;
}

function bytesOf(binary: string): Uint8Array {
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}

function pixelsOf(image: HTMLImageElement): Asset | null {
  const { naturalWidth, naturalHeight } = image;
  const most = DENSITY * Math.max(image.width, image.height, 1);
  const scale = Math.min(1, most / Math.max(naturalWidth, naturalHeight, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(naturalHeight * scale));
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return {
    kind: 'pixels',
    data: canvas.toDataURL('image/png'),
    width: canvas.width,
    height: canvas.height,
  };
}
