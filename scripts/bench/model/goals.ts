/** What the model's speed and size have to be, and what is aimed at. */

import type { Share } from '../kernels';
import type { Comparison } from './compare';
import { coldSpeedUp, speedUp, type Ratio } from './table';

export interface Goal {
  readonly name: string;
  readonly unit: string;
  readonly must: number;
  readonly aim: number;
  /** Sizes should be small, all else large. */
  readonly isSize?: boolean;
  readonly value: number;
  readonly spread?: Pick<Ratio, 'low' | 'high'>;
}

function ratioGoal(name: string, must: number, aim: number, ratio: Ratio | undefined): Goal[] {
  if (!ratio) return [];
  return [{ name, unit: '×', must, aim, value: ratio.median, spread: ratio }];
}

export function speedGoals(comparison: Comparison, where: string): Goal[] {
  const vs = (figure: 'encode' | 'prefill' | 'decode') =>
    speedUp(comparison, figure, 'ours-wasm', 'onnxruntime');
  const cold = coldSpeedUp(comparison, 'ours-wasm', 'onnxruntime');
  const plain = speedUp(comparison, 'decode', 'ours-typescript', 'tfjs-wasm');
  return [
    ...ratioGoal(`${where}: prefill of 64 tokens against onnxruntime-web`, 1.5, 1.8, vs('prefill')),
    ...ratioGoal(`${where}: picture encode against onnxruntime-web`, 1.6, 1.9, vs('encode')),
    ...ratioGoal(`${where}: decode a token against onnxruntime-web`, 2.2, 3, vs('decode')),
    ...ratioGoal(`${where}: cold start to first logits against onnxruntime-web`, 4, 6, cold),
    ...ratioGoal(`${where}: decode in plain TypeScript against tfjs-wasm`, 1, 1.5, plain),
  ];
}

/** The slowest product of several rows counts: a single row is bound by memory, not by arithmetic. */
export function matmulGoal(shares: readonly Share[]): Goal[] {
  const several = shares.filter(({ name }) => !/\b1 ×/.test(name));
  if (several.length === 0) return [];
  const { name, share } = several.reduce((worst, one) => (one.share < worst.share ? one : worst));
  const title = `packed matmul, share of the SIMD probe (${name})`;
  return [{ name: title, unit: '%', must: 75, aim: 85, value: 100 * share }];
}

export function sizeGoals(code: number, download: number | undefined): Goal[] {
  const goals: Goal[] = [
    {
      ...{ name: 'tensor core, kernels and model code, gzip', unit: 'KiB', isSize: true },
      ...{ must: 12, aim: 8, value: code },
    },
  ];
  if (download === undefined) return goals;
  const weights = { name: 'model download', unit: 'MB', isSize: true, must: 6, aim: 3 };
  return [...goals, { ...weights, value: download / 1e6 }];
}

function verdict({ value, must, aim, isSize }: Goal): string {
  const meets = (goal: number) => (isSize ? value <= goal : value >= goal);
  if (meets(aim)) return 'aim reached';
  return meets(must) ? 'ok' : 'MISSED';
}

export function goalsTable(goals: readonly Goal[]): string {
  const number = (value: number) => (value >= 10 ? value.toFixed(1) : value.toFixed(2));
  const head = `${''.padEnd(66)}${'value'.padStart(9)}${'must'.padStart(6)}${'aim'.padStart(6)}`;
  const lines = goals.map((goal) => {
    const { name, unit, must, aim, value, spread } = goal;
    const range = spread ? ` (${number(spread.low)}-${number(spread.high)})` : '';
    const cells = `${number(value).padStart(9)}${String(must).padStart(6)}${String(aim).padStart(6)}`;
    return `${name.padEnd(66)}${cells} ${unit.padEnd(4)}${verdict(goal)}${range}`;
  });
  return [head, ...lines].join('\n');
}
