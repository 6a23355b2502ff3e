/** Who is of which version. A page keeps the version that it began with for as long as it is open. */

import type { Ledger } from './store';

/** The version of pages that came over the network and that the worker knows nothing of: it keeps out of their way. */
export const NETWORK = 'network';

type Clients = Ledger['clients'];

function pick(ids: readonly string[], versionFor: (id: string) => string | null): Clients {
  const pairs = ids.map((id) => [id, versionFor(id)] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair[1] !== null));
}

/**
 * A version begins: every client that is there now stays with what it had.
 *
 * @param ids of all clients that are open, controlled or not
 */
export function activated(
  { active, clients }: Ledger,
  version: string,
  ids: readonly string[],
): Ledger {
  const before = active ?? NETWORK;
  const kept = pick(ids, (id) => clients[id] ?? (before === version ? null : before));
  return { active: version, clients: kept };
}

/** A client is of this version from now on; `null`: of the active one. */
export function noted({ active, clients }: Ledger, id: string, version: string | null): Ledger {
  const others = Object.entries(clients).filter(([other]) => other !== id);
  return { active, clients: Object.fromEntries(version ? [...others, [id, version]] : others) };
}

/** @returns null before anything is active */
export const versionOf = ({ active, clients }: Ledger, id: string): string | null =>
  clients[id] ?? active;

/** The ledger without clients that are closed. */
export const pruned = ({ active, clients }: Ledger, ids: readonly string[]): Ledger => ({
  active,
  clients: pick(ids, (id) => clients[id] ?? null),
});

/** Versions that somebody may still ask for. */
export const inUse = ({ active, clients }: Ledger): ReadonlySet<string> =>
  new Set(
    [...(active ? [active] : []), ...Object.values(clients)].filter((one) => one !== NETWORK),
  );
