import { EinopsError, IndexError, ShapeError } from '../../src/lib/tensor';
import type { Check } from './compare';
import { stringAt, type JsonObject } from './json';

/**
 * Runs what must throw, and compares the error with the golden's. Where our message is not torch's
 * own, it must at least tell the same: the axis and both sizes, or the pattern.
 */
export function checkError(check: Check, expect_error: JsonObject, run: () => unknown): void {
  const wanted = `${stringAt(expect_error, 'type')}: ${stringAt(expect_error, 'message')}`;
  try {
    run();
  } catch (error) {
    const isSame =
      error instanceof Error &&
      tellsTheSame(error, stringAt(expect_error, 'message')) &&
      isOfKind(error, stringAt(expect_error, 'type'));
    check.same('error', isSame ? wanted : String(error), wanted);
    return;
  }
  check.fail(`error: nothing was thrown, wanted ${wanted}`);
}

/** Python's IndexError has a counterpart; other kinds of the original are told apart by their messages alone. */
function isOfKind(error: Error, type: string): boolean {
  return type === 'IndexError'
    ? error instanceof IndexError
    : !(error instanceof RangeError && type === 'AssertionError');
}

function tellsTheSame(error: Error, message: string): boolean {
  const sizes = /tensor a \((\d+)\).*tensor b \((\d+)\).*dimension (\d+)/.exec(message);
  if (sizes) {
    const [, a, b, axis] = sizes;
    return error instanceof ShapeError && error.message.includes(`axis ${axis} is ${a} and ${b}`);
  }
  const pattern = /processing .* pattern ("[^"]*")/.exec(message);
  if (pattern) return error instanceof EinopsError && error.message.includes(pattern[1]);
  return message !== '' && error.message.startsWith(message);
}
