/** What a page and the service worker say to each other. Both sides check what they hear: any page may post anything. */

export type ToWorker =
  /** How much of this version is kept? */
  | { readonly kind: 'state' }
  /** Fetch what is not kept yet. */
  | { readonly kind: 'fill' }
  /** This page began with this script. If it came over the network, and is of your version, serve it from now on. */
  | { readonly kind: 'adopt'; readonly entry: string }
  /** The reader agreed to the new version. */
  | { readonly kind: 'take_over' }
  /** Forget all that is kept. */
  | { readonly kind: 'forget' };

/** How much of a version is kept. All of it, when `files` is `allFiles`. */
export interface Kept {
  readonly kind: 'kept';
  readonly version: string;
  readonly files: number;
  readonly bytes: number;
  readonly allFiles: number;
  readonly allBytes: number;
  /** More is on its way. */
  readonly isFetching: boolean;
}

/**
 * `unreachable`: a file did not come. `changed`: the server has another version by now, so nothing would fit together.
 * `full`: the device has no place left, or allows none. `unknown`: anything else.
 */
export const failures = ['unreachable', 'changed', 'full', 'unknown'] as const;
export type Failure = (typeof failures)[number];

export interface Failed {
  readonly kind: 'failed';
  readonly why: Failure;
  /** The file that did not come. */
  readonly path: string;
}

/** To a page of an older version: the reader agreed to this one, so start anew. */
export interface Outdated {
  readonly kind: 'outdated';
}

export type FromWorker = Kept | Failed | Outdated;

export const isComplete = (kept: Kept): boolean => kept.files === kept.allFiles;

function fieldsOf(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null ? { ...data } : {};
}

/** @returns null for what is none of ours */
export function readToWorker(data: unknown): ToWorker | null {
  const { kind, entry } = fieldsOf(data);
  switch (kind) {
    case 'state':
    case 'fill':
    case 'take_over':
    case 'forget':
      return { kind };
    case 'adopt':
      return typeof entry === 'string' ? { kind, entry } : null;
    default:
      return null;
  }
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

function readKept(fields: Readonly<Record<string, unknown>>): Kept | null {
  const { version, files, bytes, allFiles, allBytes, isFetching } = fields;
  if (typeof version !== 'string' || typeof isFetching !== 'boolean') return null;
  if (!isCount(files) || !isCount(bytes)) return null;
  if (!isCount(allFiles) || !isCount(allBytes) || files > allFiles || bytes > allBytes) return null;
  return { kind: 'kept', version, files, bytes, allFiles, allBytes, isFetching };
}

/** @returns null for what is none of ours */
export function readFromWorker(data: unknown): FromWorker | null {
  const fields = fieldsOf(data);
  if (fields.kind === 'kept') return readKept(fields);
  if (fields.kind === 'outdated') return { kind: 'outdated' };
  if (fields.kind !== 'failed' || typeof fields.path !== 'string') return null;
  const why = failures.find((known) => known === fields.why);
  return why ? { kind: 'failed', why, path: fields.path } : null;
}
