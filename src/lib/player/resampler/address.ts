/** The state of the resampler page as a query, and back. What cannot be used is dropped and named, never thrown. */

import { MOTIONS, THINGS } from '../../flamingo/world/things';
import { FOREIGN, noteOf, Unusable, type Dropped } from '../dropped';
import { choice, whole } from '../values';
import { defaults, limits, modes, type ResamplerState } from './state';

interface Parameter {
  readonly key: keyof ResamplerState;
  /** @throws {Unusable} */
  readonly read: (text: string) => Partial<ResamplerState>;
  readonly write: (state: ResamplerState) => string;
}

/** Read before a page has a state, by static/theme.js. */
const THEME = 'theme';

/** How many of the many names a note lists. */
const LISTED = 6;

function readThing(text: string): string {
  const names = THINGS.map(({ name }) => name);
  if (names.includes(text)) return text;
  throw new Unusable({ kind: 'choice', choices: `${names.slice(0, LISTED).join(', ')} …` });
}

/** A number, or the word for all of them. */
function oneOrAll(text: string, range: readonly [number, number], all: string): number | null {
  return text === all ? null : whole(text, range);
}

const parameters: readonly Parameter[] = [
  { key: 'mode', read: (text) => ({ mode: choice(text, modes) }), write: ({ mode }) => mode },
  {
    key: 'frames',
    read: (text) => ({ frames: whole(text, limits.frames) }),
    write: ({ frames }) => String(frames),
  },
  { key: 'thing', read: (text) => ({ thing: readThing(text) }), write: ({ thing }) => thing },
  {
    key: 'motion',
    read: (text) => ({ motion: choice(text, MOTIONS) }),
    write: ({ motion }) => motion,
  },
  {
    key: 'seed',
    read: (text) => ({ seed: whole(text, limits.seed) }),
    write: ({ seed }) => String(seed),
  },
  {
    key: 'latent',
    read: (text) => ({ latent: oneOrAll(text, limits.latent, 'all') }),
    write: ({ latent }) => (latent === null ? 'all' : String(latent)),
  },
  {
    key: 'layer',
    read: (text) => ({ layer: whole(text, limits.layer) }),
    write: ({ layer }) => String(layer),
  },
  {
    key: 'head',
    read: (text) => ({ head: oneOrAll(text, limits.head, 'mean') }),
    write: ({ head }) => (head === null ? 'mean' : String(head)),
  },
];

/** The first value of a key counts; further ones are dropped. */
export function readState(search: string): {
  state: ResamplerState;
  dropped: readonly Dropped[];
} {
  const query = new URLSearchParams(search);
  const dropped: Dropped[] = [];
  let state = defaults;
  for (const key of new Set(query.keys())) {
    if (key === THEME || FOREIGN.test(key)) continue;
    const [value, ...repeated] = query.getAll(key);
    dropped.push(...repeated.map((again) => noteOf(key, again, { kind: 'repeated' })));
    const parameter = parameters.find((one) => one.key === key);
    try {
      if (parameter === undefined) throw new Unusable({ kind: 'unknown' });
      state = { ...state, ...parameter.read(value) };
    } catch (problem) {
      if (!(problem instanceof Unusable)) throw problem;
      dropped.push(noteOf(key, value, problem.reason));
    }
  }
  return { state, dropped };
}

/**
 * Canonical: defaults are left out, keys stand in one order. Without the question mark; empty for the default state.
 * @param search of the address that it is to replace: its theme stays
 */
export function writeState(state: ResamplerState, search = ''): string {
  const query = new URLSearchParams();
  for (const { key, write } of parameters) {
    if (write(state) !== write(defaults)) query.set(key, write(state));
  }
  const theme = new URLSearchParams(search).get(THEME);
  if (theme !== null) query.set(THEME, theme);
  return query.toString();
}
