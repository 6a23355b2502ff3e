/** The comparison as tables of plain text. */

import { median, quantile } from '../statistics';
import type { ColdStart, Comparison } from './compare';
import type { Samples } from './rounds';
import { RUNTIMES, type RuntimeName } from './start';

export type Timed = 'encode' | 'prefill' | 'decode';

/** A ratio of two runtimes: of each round in which both ran. */
export interface Ratio {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Nine in ten rounds, of all processes, lie above `low`, and nine in ten below `high`. */
export function ratioOf(ratios: readonly number[]): Ratio | undefined {
  if (ratios.length === 0) return undefined;
  const [low, high] = [quantile(ratios, 0.1), quantile(ratios, 0.9)];
  return { median: median(ratios), low, high };
}

/** How many times faster `ours` is than `peer`; undefined where they did not run together. */
export function speedUp(
  { groups }: Comparison,
  figure: Timed,
  ours: RuntimeName,
  peer: RuntimeName,
): Ratio | undefined {
  const together = groups.filter((group) => ours in group && peer in group);
  return ratioOf(
    together.flatMap((group) =>
      group[peer][figure].map((time, i) => time / group[ours][figure][i]),
    ),
  );
}

/** Of cold starts, pair by pair. */
export function coldSpeedUp({ cold }: Comparison, ours: RuntimeName, peer: RuntimeName) {
  if (!(ours in cold && peer in cold)) return undefined;
  return ratioOf(cold[peer].map(({ wall }, i) => wall / cold[ours][i].wall));
}

export interface Row {
  readonly name: string;
  readonly encode?: number;
  readonly prefill?: number;
  readonly decode?: number;
  readonly cold?: number;
  /** MiB beyond a process that does nothing. */
  readonly memory?: number;
  /** Largest difference of a logit from ours. */
  readonly difference?: number;
}

/** Medians over all processes, a row a runtime. */
export function rowsOf({ groups, cold }: Comparison): Row[] {
  const names = RUNTIMES.filter((name) => name in cold || groups.some((group) => name in group));
  const idle = medianOf(cold[''], ({ memory }) => memory) ?? 0;
  return names.map((name) => {
    const all: Samples[] = groups.flatMap((group) => (name in group ? [group[name]] : []));
    const timeOf = (figure: Timed) =>
      all.length ? median(all.flatMap((samples) => samples[figure])) : undefined;
    const memory = medianOf(cold[name], (start) => start.memory);
    return {
      name,
      encode: timeOf('encode'),
      prefill: timeOf('prefill'),
      decode: timeOf('decode'),
      cold: medianOf(cold[name], ({ wall }) => wall),
      memory: memory && memory - idle,
      difference: all.length ? Math.max(...all.map(({ difference }) => difference)) : undefined,
    };
  });
}

function medianOf(
  starts: readonly ColdStart[] | undefined,
  read: (start: ColdStart) => number | undefined,
): number | undefined {
  const values = (starts ?? []).map(read).filter((value) => value !== undefined);
  return values.length ? median(values) : undefined;
}

const COLUMNS: readonly { title: string; show: (row: Row) => string }[] = [
  { title: 'encode', show: ({ encode }) => fixed(encode, 2) },
  { title: 'prefill', show: ({ prefill }) => fixed(prefill, 2) },
  { title: 'decode', show: ({ decode }) => fixed(decode, 3) },
  { title: 'cold', show: ({ cold }) => fixed(cold, 0) },
  { title: 'memory', show: ({ memory }) => fixed(memory, 0) },
  { title: 'max|Δ|', show: ({ difference }) => difference?.toExponential(0) ?? '' },
];

const fixed = (value: number | undefined, digits: number): string => value?.toFixed(digits) ?? '';

export function timesTable(rows: readonly Row[]): string {
  const line = (name: string, cells: readonly string[]) =>
    name.padEnd(18) + cells.map((cell) => cell.padStart(9)).join('');
  const head = line(
    '',
    COLUMNS.map(({ title }) => title),
  );
  return [
    head,
    ...rows.map((row) =>
      line(
        row.name,
        COLUMNS.map(({ show }) => show(row)),
      ),
    ),
  ].join('\n');
}
