/** A widget's state as a query: the keys of what it shows, then those of its frame. */

import type { Parameter } from '../query';

/** Lets a parameter of one part of a state read and write that part of the whole. */
export function within<Whole, Name extends keyof Whole>(
  name: Name,
  parameter: Parameter<Whole[Name]>,
): Parameter<Whole> {
  return {
    key: parameter.key,
    read: (text, whole, drop) => ({ ...whole, [name]: parameter.read(text, whole[name], drop) }),
    write: (whole) => parameter.write(whole[name]),
  };
}
