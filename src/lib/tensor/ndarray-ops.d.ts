/** The few functions of ndarray-ops that the tests and the bench use, typed by what it asks of an array. */
declare module 'ndarray-ops' {
  interface Strided {
    readonly data: ArrayLike<number>;
    readonly shape: readonly number[];
    readonly stride: readonly number[];
    readonly offset: number;
    readonly dtype: string;
    readonly order: readonly number[];
  }
  export function assign(target: Strided, source: Strided): void;
  export function eq(target: Strided, a: Strided, b: Strided): void;
  export function exp(target: Strided, source: Strided): void;
  export function add(target: Strided, a: Strided, b: Strided): void;
  export function sum(source: Strided): number;
  export function sup(source: Strided): number;
}
