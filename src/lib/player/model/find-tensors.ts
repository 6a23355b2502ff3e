import type { ModelTensor } from '../../trace/model';

/** What a search found: the best matches, and how many there are. */
export interface Found {
  readonly best: readonly ModelTensor[];
  readonly count: number;
}

/** Longest search that is looked at. */
const LONGEST = 100;

/**
 * Tensors whose name, or whose path in OpenFlamingo, holds every word of `text` (words are parted by spaces, and capital
 * letters are as good as small ones). A name that begins with it comes first; otherwise they keep their order.
 */
export function findTensors(tensors: readonly ModelTensor[], text: string, most: number): Found {
  const words = text.slice(0, LONGEST).toLowerCase().split(/\s+/).filter(Boolean);
  const found = tensors.filter(({ name, module }) => {
    const all = `${name} ${module}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const first = words[0] ?? '';
  const rank = ({ name }: ModelTensor) => {
    if (name === first) return 0;
    return Number(!name.startsWith(first)) + 1;
  };
  const best = words.length === 0 ? found : [...found].sort((a, b) => rank(a) - rank(b));
  return { best: best.slice(0, most), count: found.length };
}
