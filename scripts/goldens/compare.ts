import { formatShape, isFloat, sameShape, toFlat, type View } from '../../src/lib/tensor';

/** A worst error and the tolerance it was held against. */
export interface Worst {
  readonly error: number;
  readonly tolerance: number;
}

/** What comparing one case with its golden found. */
export interface CaseResult {
  readonly name: string;
  /** One line per failed comparison: field, index, got, wanted. Empty when the case passed. */
  readonly failures: readonly string[];
  readonly worst: Worst;
}

/** abs(a - b) / (1 + abs(b)); 0 when equal or both NaN, Infinity when only one is finite. */
export function relativeError(got: number, wanted: number): number {
  if (got === wanted || (Number.isNaN(got) && Number.isNaN(wanted))) return 0;
  if (!Number.isFinite(got) || !Number.isFinite(wanted)) return Infinity;
  return Math.abs(got - wanted) / (1 + Math.abs(wanted));
}

/** Collects the comparisons of one case. */
export class Check {
  private readonly failures: string[] = [];
  private worst: Worst = { error: 0, tolerance: 0 };
  private comparisons = 0;

  constructor(private readonly name: string) {}

  fail(message: string): void {
    this.comparisons++;
    this.failures.push(message);
  }

  /** Two plain values that must be the same. */
  same(field: string, got: number | string | undefined, wanted: number | string): void {
    this.comparisons++;
    if (!Object.is(got, wanted)) this.failures.push(`${field}: got ${got}, wanted ${wanted}`);
  }

  /**
   * Two tensors: equal dtypes and shapes; floats within the tolerance (NaN and infinities equal),
   * int64 and bool equal. Names the first element that is wrong.
   */
  tensors(field: string, got: View | undefined, wanted: View, tolerance: number): void {
    if (got === undefined) return this.fail(`${field}: is missing`);
    const [mine, golden] = [got, wanted].map((v) => `${v.dtype} ${formatShape(v.shape)}`);
    if (got.dtype !== wanted.dtype || !sameShape(got.shape, wanted.shape)) {
      return this.fail(`${field}: got ${mine}, wanted ${golden}`);
    }
    const allowed = isFloat(wanted.dtype) ? tolerance : 0;
    const place = (i: number) => indexOf(i, wanted.shape).join(',');
    this.numbers(field, toFlat(got), toFlat(wanted), allowed, place);
  }

  /** Two equally long lists of numbers; `place` words the position of an element. */
  numbers(
    field: string,
    got: number[],
    wanted: number[],
    tolerance: number,
    place: (i: number) => string = String,
  ): void {
    this.comparisons++;
    if (got.length !== wanted.length) {
      this.failures.push(`${field}: got ${got.length} numbers, wanted ${wanted.length}`);
      return;
    }
    const errors = got.map((value, i) => relativeError(value, wanted[i]));
    const first = errors.findIndex((error) => error > tolerance);
    if (first >= 0) {
      const values = `got ${got[first]}, wanted ${wanted[first]}`;
      this.failures.push(`${field}[${place(first)}]: ${values}`);
    }
    const error = errors.reduce((worst, e) => Math.max(worst, e), 0);
    if (error > this.worst.error) this.worst = { error, tolerance };
  }

  /** The result. A case that compared nothing has not passed. */
  result(): CaseResult {
    if (this.comparisons === 0) this.failures.push('nothing to compare');
    return { name: this.name, failures: this.failures, worst: this.worst };
  }
}

/** The index, one number per axis, of element i of a row-major tensor. */
function indexOf(i: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  for (let axis = shape.length - 1, rest = i; axis >= 0; axis--) {
    index.unshift(rest % shape[axis]);
    rest = Math.floor(rest / shape[axis]);
  }
  return index;
}

/** Runs one case; whatever it throws is a failure of that case. */
export function checkCase(name: string, run: (check: Check) => void): CaseResult {
  const check = new Check(name);
  try {
    run(check);
  } catch (error) {
    check.fail(String(error));
  }
  return check.result();
}

export function worstOf(a: Worst, b: Worst): Worst {
  return b.error > a.error ? b : a;
}
