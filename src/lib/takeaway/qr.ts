/** A link as a QR code, made here: no service is asked. */

import encodeQR from 'qr';

export interface QrCode {
  /** Modules on a side, with the quiet zone of four that readers need. */
  readonly side: number;
  /** The dark modules, as the path of an SVG whose unit is a module. */
  readonly path: string;
}

const QUIET = 4;

/** The dark parts of a row in one piece each. @returns null if the text is too long for any QR code */
export function qrOf(text: string): QrCode | null {
  const rows = modulesOf(text);
  if (!rows) return null;
  const path = rows.flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  );
  return { side: rows.length, path: path.join('') };
}

/** As much error correction as the length allows. */
function modulesOf(text: string): boolean[][] | null {
  for (const ecc of ['medium', 'low'] as const) {
    try {
      return encodeQR(text, 'raw', { ecc, border: QUIET });
    } catch {
      // Too long for this level.
    }
  }
  return null;
}

function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    if (!isDark) return;
    if (row[x - 1]) runs[runs.length - 1][1]++;
    else runs.push([x, 1]);
  });
  return runs;
}
