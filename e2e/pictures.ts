/** Compares pictures pixel by pixel, in the page's own canvas. */

import type { Page } from '@playwright/test';

interface Place {
  /** Of the picture, around what was drawn. */
  readonly margin: number;
  /** Of the element on the screen, in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** How far an SVG, painted as an `<img>`, is from a screenshot of the same element. */
export async function differenceOf(page: Page, svg: string, screen: Buffer, place: Place) {
  const url = `data:image/png;base64,${screen.toString('base64')}`;
  return page.evaluate(
    async ({ svg, url, place: { margin, width, height } }) => {
      const picture = new Image();
      picture.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
      const shot = new Image();
      shot.src = url;
      await Promise.all([picture.decode(), shot.decode()]);
      // What is drawn is trimmed to what is seen; beyond it the screen has nothing but paper.
      const across = Math.floor(Math.min(width, picture.width - 2 * margin));
      const pixels = (image: HTMLImageElement, from: number) => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [across, Math.floor(height)];
        const pen = canvas.getContext('2d')!;
        pen.drawImage(image, -from, -from);
        return pen.getImageData(0, 0, canvas.width, canvas.height).data;
      };
      const [a, b] = [pixels(picture, margin), pixels(shot, 0)];
      let [sum, far] = [0, 0];
      for (let i = 0; i < a.length; i += 4) {
        const off = [0, 1, 2].map((channel) => Math.abs(a[i + channel] - b[i + channel]));
        sum += off[0] + off[1] + off[2];
        if (Math.max(...off) > 64) far++;
      }
      return { mean: sum / (a.length * 0.75), far: far / (a.length / 4) };
    },
    { svg, url, place },
  );
}

/** Of each cell of a tensor in a picture: its value, and the grey of a corner of it, where no text stands. */
export async function lookOfCells(page: Page, svg: string, tensor: string, margin: number) {
  return page.evaluate(
    async ({ svg, tensor, margin }) => {
      const picture = new Image();
      picture.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
      await picture.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [picture.width, picture.height];
      const pen = canvas.getContext('2d')!;
      pen.filter = 'grayscale(1)';
      pen.drawImage(picture, 0, 0);
      const from = document.querySelector('[data-stage]')!.getBoundingClientRect();
      const cells = [
        ...document.querySelectorAll<HTMLElement>(`[data-tensor="${tensor}"] [data-index]`),
      ];
      return cells.map((cell) => {
        const { x, y } = cell.getBoundingClientRect();
        const { data } = pen.getImageData(x - from.x + margin + 5, y - from.y + margin + 5, 9, 9);
        const greys = Array.from({ length: 81 }, (_, i) => data[4 * i]);
        const grey = greys.reduce((sum, one) => sum + one, 0) / greys.length;
        const spread = Math.sqrt(
          greys.reduce((sum, one) => sum + (one - grey) ** 2, 0) / greys.length,
        );
        return { value: cell.dataset.value, grey, spread };
      });
    },
    { svg, tensor, margin },
  );
}
