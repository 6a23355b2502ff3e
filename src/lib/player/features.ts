/** Which parts of the Lab each form of it shows. */

import type { Ui } from './state';

export interface Features {
  /** The site's own head and foot. */
  readonly site: boolean;
  readonly prose: boolean;
  readonly code: boolean;
  readonly controls: boolean;
  readonly inspector: boolean;
  readonly timeline: boolean;
  /** For a room: what a cell says stands beside all cells, in sight, and the settings are folded. */
  readonly room: boolean;
}

const all: Features = {
  site: true,
  prose: true,
  code: true,
  controls: true,
  inspector: true,
  timeline: true,
  room: false,
};

export const features: Readonly<Record<Ui | 'home', Features>> = {
  full: all,
  embed: { ...all, site: false, code: false },
  min: { ...all, site: false, code: false, prose: false, controls: false },
  // Lines of code are too long to be read from the last row.
  projector: { ...all, site: false, code: false, room: true },
  home: { ...all, prose: false, code: false, timeline: false },
};
