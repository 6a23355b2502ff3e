import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Download, type OpenFile } from './download';

const file = Uint8Array.from({ length: 1000 }, (_, i) => (i * 31) % 251);
const sha256 = createHash('sha256').update(file).digest('hex');
const entry = { bytes: file.length, sha256 };
const atOnce = () => Promise.resolve();

interface Habits {
  /** Answers end after so many bytes, one after another; then they are whole. */
  readonly cuts: number[];
  /** How a cut shows: an error, or an end that comes too soon. */
  readonly breaks?: boolean;
  readonly knowsRanges?: boolean;
  readonly content?: (answer: number) => Uint8Array;
}

/** A server, and what it was asked for: the first byte of each answer. */
function server({ cuts, breaks = true, knowsRanges = true, content = () => file }: Habits) {
  const asked: (number | undefined)[] = [];
  const open: OpenFile = (_name, from) => {
    asked.push(from);
    const whole = content(asked.length - 1);
    const isPart = knowsRanges && from !== undefined;
    const rest = whole.subarray(isPart ? from : 0);
    const cut = cuts.shift() ?? Infinity;
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= rest.length) return controller.close();
        if (at < cut) {
          const piece = rest.slice(at, (at += Math.min(100, cut - at)));
          return controller.enqueue(piece);
        }
        if (breaks) controller.error(new TypeError('gone'));
        else controller.close();
      },
    });
    const range = `bytes ${from}-${whole.length - 1}/${whole.length}`;
    const headers = isPart ? { 'content-range': range } : undefined;
    return Promise.resolve(new Response(body, { status: isPart ? 206 : 200, headers }));
  };
  return { open, asked };
}

/** A download, and how far it was at each piece. */
function watched() {
  const download = new Download('a.bin', entry);
  const reached: number[] = [];
  const finish = (open: OpenFile) =>
    download.finish(open, atOnce, () => reached.push(download.reached));
  return { finish, reached };
}

const rising = (numbers: number[]) => expect(numbers).toEqual([...numbers].sort((a, b) => a - b));

describe('a file that breaks off', () => {
  test.each([true, false])(
    'is asked for from where it stopped (with an error: %s)',
    async (breaks) => {
      const { open, asked } = server({ cuts: [250, 300], breaks });
      const { finish, reached } = watched();
      expect(await finish(open)).toEqual(file);
      expect(asked).toEqual([undefined, 250, 550]);
      rising(reached);
      expect(reached.at(-1)).toBe(1000);
    },
  );

  test('comes whole again from a server without ranges, and its progress never falls', async () => {
    const { open, asked } = server({ cuts: [700, 250], knowsRanges: false });
    const { finish, reached } = watched();
    expect(await finish(open)).toEqual(file);
    expect(asked).toEqual([undefined, 700, 250]);
    rising(reached);
  });

  test('is given up after four tries, and goes on from there when it is asked for again', async () => {
    const { open, asked } = server({ cuts: [100, 100, 100, 100, 50] });
    const { finish, reached } = watched();
    await expect(finish(open)).rejects.toMatchObject({
      problem: {
        ...{ kind: 'not_fetched', file: 'a.bin', status: null },
        why: 'the connection broke (gone)',
      },
    });
    expect(asked).toEqual([undefined, 100, 200, 300]);
    expect(await finish(open)).toEqual(file);
    expect(asked.slice(4)).toEqual([400, 450]);
    rising(reached);
    await finish(open);
    expect(asked).toHaveLength(6);
  });

  test('is whole in the end, wherever it broke', async () => {
    const habits = fc.record({
      cuts: fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 3 }),
      breaks: fc.boolean(),
      knowsRanges: fc.boolean(),
    });
    const law = fc.asyncProperty(habits, async (given) => {
      const { finish, reached } = watched();
      expect(await finish(server({ ...given, cuts: [...given.cuts] }).open)).toEqual(file);
      rising(reached);
    });
    await fc.assert(law, { numRuns: 60 });
  });

  test('and was replaced meanwhile is fetched anew from its start', async () => {
    const old = file.map((byte) => byte ^ 1);
    const { open, asked } = server({ cuts: [300], content: (i) => (i === 0 ? old : file) });
    expect(await watched().finish(open)).toEqual(file);
    expect(asked).toEqual([undefined, 300, undefined]);
  });

  test('is not put together with another part than was asked for', async () => {
    const { open, asked } = server({ cuts: [300] });
    const confused: OpenFile = async (name, from) => {
      const response = await open(name, from);
      if (asked.length === 2) response.headers.set('content-range', 'bytes 0-999/1000');
      return response;
    };
    expect(await watched().finish(confused)).toEqual(file);
    expect(asked).toEqual([undefined, 300, undefined]);
  });
});

describe('what no other try would mend is asked for once:', () => {
  test.each<[string, OpenFile]>([
    ['no a.bin', () => Promise.resolve(new Response(null, { status: 404 }))],
    ['the server answers 403', () => Promise.resolve(new Response(null, { status: 403 }))],
    ['its SHA-256 is', () => Promise.resolve(new Response(file.map((byte) => byte ^ 1)))],
    ['it has more than 1000 bytes', () => Promise.resolve(new Response(new Uint8Array(1001)))],
  ])('%s', async (message, open) => {
    let asked = 0;
    const counting: OpenFile = (name, from) => (asked++, open(name, from));
    await expect(watched().finish(counting)).rejects.toThrow(message);
    expect(asked).toBe(1);
  });
});

test('an answer that comes after another one was asked for is passed over', async () => {
  const download = new Download('a.bin', entry);
  let answerLate = (_: Response) => {};
  const late = download.finish(() => new Promise((resolve) => (answerLate = resolve)), atOnce);
  const whole = await download.finish(server({ cuts: [] }).open, atOnce);
  answerLate(new Response(new Uint8Array(1000)));
  await late;
  expect(whole).toEqual(file);
});
