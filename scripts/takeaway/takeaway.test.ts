/** What is taken away is run and read where it is meant to be: by Python, NumPy, PyTorch, and Node. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { presetState } from '../../src/lib/player/presets';
import { npyOf, npzOf, type NamedTensor } from '../../src/lib/takeaway/data';
import { numpyOf, pytorchOf, typescriptOf } from '../../src/lib/takeaway/scripts';
import { randomInputs } from '../../src/lib/takeaway/testing/random-inputs';
import { toFlat, type View } from '../../src/lib/tensor';
import { presetIds } from '../../src/lib/texts';
import { run, type Token, type Trace } from '../../src/lib/trace';
import { layerTraces } from './layer-traces';
import { findPython } from './python';

/** Words that would end a string, a comment or the script, were they not written as words. */
const hostile = [
  ...['"', "'", '\\', '"""', "'''", '`${x}`', '*/', '\n', '\r\nimport os', '\u2028boom()', '#{}'],
  ...['\u202Egnp', '\ud800', '\u{1F9A9}', '\u{E0041}', '</script>', 'a", *[1/0], "'],
];
const hostileLink = 'https://example.org/?w="""\nraise SystemExit(3)\u2028throw 1 // */';

const random = Array.from({ length: 24 }, (_, seed) => `random-${seed}`);

function hostileTrace(): Trace {
  const row = hostile.map((word): Token => ({ kind: 'text', word }));
  const image: Token = { kind: 'image', word: null };
  return run({ ...presetState('worked'), rows: [[image, ...row]], fresh: [row], T_img: 1 });
}

/** The largest numbers of everything: thousands of numbers a tensor. */
function largeTrace(): Trace {
  const long = presetState('long');
  return run({ ...long, n: 64, heads: 2, dtype: 'bfloat16' });
}

let folder: string;
let traces: Record<string, Trace>;
let python: Outcomes;
let node: Record<string, Outcome>;

interface Outcome {
  readonly status: number;
  readonly printed: string;
}

/** An array that NumPy has read, its numbers as Python prints them. */
interface ReadArray {
  readonly dtype: string;
  readonly shape: number[];
  readonly data: string[];
}

interface Outcomes {
  readonly scripts: Record<string, Outcome>;
  readonly arrays: Record<string, Record<string, ReadArray>>;
}

const found = findPython();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'takeaway-'));
  traces = {
    ...Object.fromEntries(presetIds.map((id) => [id, run(presetState(id))])),
    ...Object.fromEntries(random.map((name, seed) => [name, run(randomInputs(seed))])),
    ...(await layerTraces()),
    hostile: hostileTrace(),
    large: largeTrace(),
  };
  writeScripts();
  writeArrays();
  node = runNode();
  if (found.python) python = runPython(found.python);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeScripts(): void {
  for (const [name, trace] of Object.entries(traces)) {
    const link = name === 'hostile' ? hostileLink : `https://example.org/en/mask/?preset=${name}`;
    writeFileSync(join(folder, `pytorch-${name}.py`), pytorchOf(trace, { link }));
    writeFileSync(join(folder, `numpy-${name}.py`), numpyOf(trace, { link }));
    writeFileSync(join(folder, `${name}.ts`), typescriptOf(trace, { link }));
  }
  // One number of a weight, one setting, and one number of the page, other than they are.
  const { worked } = traces;
  for (const [dialect, scriptOf] of Object.entries({ pytorch: pytorchOf, numpy: numpyOf })) {
    const script = scriptOf(worked, { link: '' });
    const weight = script.replace(/("attn.to_out.weight": listed\([^[]*\[\s*)(-?[\d.]+)/, '$10.75');
    const setting = script.replace('use_cached_media = False', 'use_cached_media = True');
    writeFileSync(join(folder, `${dialect}-wrong-weight.py`), weight);
    const nan = script.replace(/("gated_out": listed\([^[]*\[\s*)(-?[\d.]+)/, '$1nan');
    writeFileSync(join(folder, `${dialect}-wrong-setting.py`), setting);
    writeFileSync(join(folder, `${dialect}-wrong-nan.py`), nan);
  }
  const program = typescriptOf(worked, { link: '' });
  const nan = program.replace(/("gated_out": listed\([^[]*\[[^[]*\[\s*)(-?[\d.]+)/, '$1NaN');
  writeFileSync(join(folder, 'wrong-gate.ts'), program.replace('gate: 0.5', 'gate: 0.51'));
  writeFileSync(join(folder, 'wrong-nan.ts'), nan);
}

/** The tensors of a run in each dtype, and one with hardly a number in it. */
const arraysOf: Readonly<Record<string, string>> = {
  float32: 'random-0',
  float16: 'random-1',
  bfloat16: 'random-2',
  empty: 'no-pictures',
};

const namedTensors = ({ tensors }: Trace): NamedTensor[] =>
  Object.entries(tensors).map(([name, view]) => ({ name, view }));

function writeArrays(): void {
  for (const [file, name] of Object.entries(arraysOf)) {
    const tensors = namedTensors(traces[name]);
    writeFileSync(join(folder, `${file}.npz`), npzOf(tensors));
    for (const tensor of tensors) {
      writeFileSync(join(folder, `${file}-${tensor.name}.npy`), npyOf(tensor));
    }
  }
}

function runPython(program: string): Outcomes {
  const runner = join(import.meta.dirname, 'run.py');
  const { status, stdout, stderr } = spawnSync(program, [runner, folder], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    // One thread: for matrices of this size a second one only gets in the way.
    env: { ...process.env, OMP_NUM_THREADS: '1' },
  });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Outcomes;
}

/** All programs in one process, with the names of the package standing for its sources. */
function runNode(): Record<string, Outcome> {
  const source = (name: string) => [join(import.meta.dirname, '../../src/lib', name, 'index.ts')];
  const paths = {
    'flamingo-explainer/tensor': source('tensor'),
    'flamingo-explainer/trace': source('trace'),
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { paths } }));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  writeFileSync(join(folder, 'all.mjs'), importAll(files));
  const tsx = join(import.meta.dirname, '../../node_modules/tsx/dist/cli.mjs');
  const args = [tsx, '--tsconfig', join(folder, 'tsconfig.json'), join(folder, 'all.mjs')];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Record<string, Outcome>;
}

const importAll = (files: readonly string[]): string => `
const print = console.log;
const outcomes = {};
for (const file of ${JSON.stringify(files)}) {
  const printed = [];
  console.log = (...words) => printed.push(words.join(' '));
  const status = await import('./' + file).then(() => 0, (problem) => (printed.push(String(problem)), 1));
  outcomes[file] = { status, printed: printed.join('\\n') };
}
print(JSON.stringify(outcomes));
`;

/** A script that ran to its end says how many tensors it compared. */
function expectReproduced({ status, printed }: Outcome, count: number, trace: Trace): void {
  expect(status, printed).toBe(0);
  expect(printed).toContain(`All ${count} tensors are those of the page, within`);
  if (trace.error) expect(printed).toContain('As on the page, the run stops here: ');
}

/** What a Python script is given and has no need to work out. */
const countOfGiven = ({ inputs }: Trace): number => (inputs.cached ? 6 : 5);

const expectAllPython = (dialect: string): void => {
  for (const [name, trace] of Object.entries(traces)) {
    const count = Object.keys(trace.tensors).length - countOfGiven(trace);
    expectReproduced(python.scripts[`${dialect}-${name}.py`], count, trace);
  }
};

const expectFailure = (outcome: Outcome): void => {
  expect(outcome.status).toBe(1);
  expect(outcome.printed).toContain('The numbers differ from those of the page.');
  expect(outcome.printed).toMatch(/ too far/);
};

describe.skipIf(!found.hasTorch)(
  `the PyTorch scripts${found.hasTorch ? '' : ' (no Python with torch was found: PYTHON may name one)'}`,
  () => {
    test('reproduce every tensor of the presets, of random runs and of layers of the model', () => {
      expectAllPython('pytorch');
    });

    test('fail where a weight, a setting or a number of the page is another', () => {
      expectFailure(python.scripts['pytorch-wrong-weight.py']);
      expectFailure(python.scripts['pytorch-wrong-setting.py']);
      expectFailure(python.scripts['pytorch-wrong-nan.py']);
    });

    test('stop without pictures with the message that the page shows', () => {
      const { printed } = python.scripts['pytorch-no-pictures.py'];
      expect(printed).toContain(`the run stops here: ${traces['no-pictures'].error?.message}`);
    });
  },
);

describe.skipIf(!found.python)(
  `NumPy${found.python ? '' : ' (no Python with numpy was found: PYTHON may name one)'}`,
  () => {
    test('scripts reproduce every tensor of the presets, of random runs and of layers of the model', () => {
      expectAllPython('numpy');
    });

    test('scripts fail where a weight, a setting or a number of the page is another', () => {
      expectFailure(python.scripts['numpy-wrong-weight.py']);
      expectFailure(python.scripts['numpy-wrong-setting.py']);
      expectFailure(python.scripts['numpy-wrong-nan.py']);
    });

    test('reads every tensor of the .npy and .npz files to the last bit', () => {
      for (const [file, name] of Object.entries(arraysOf)) {
        const all = python.arrays[`${file}.npz`];
        const tensors = namedTensors(traces[name]);
        expect(Object.keys(all)).toEqual(tensors.map((tensor) => tensor.name));
        for (const { name: tensor, view } of tensors) {
          const wanted = arrayOf(view);
          expect(read(all[tensor]), `${tensor} of ${file}.npz`).toEqual(wanted);
          const single = python.arrays[`${file}-${tensor}.npy`][''];
          expect(read(single), `${file}-${tensor}.npy`).toEqual(wanted);
        }
      }
    });
  },
);

const words: Readonly<Record<string, number>> = {
  True: 1,
  False: 0,
  inf: Infinity,
  '-inf': -Infinity,
};

const read = ({ dtype, shape, data }: ReadArray) => ({
  dtype,
  shape,
  data: data.map((text) => words[text] ?? Number(text)),
});

/** What NumPy should have read: bfloat16 is written as float32. */
function arrayOf(view: View) {
  const dtype = view.dtype === 'bfloat16' ? 'float32' : view.dtype;
  return { dtype, shape: view.shape, data: toFlat(view) };
}

describe('the TypeScript programs', () => {
  test('reproduce every tensor of the presets, of random runs and of layers of the model', () => {
    for (const [name, trace] of Object.entries(traces)) {
      const given = trace.origin === 'drawn' ? 0 : 5;
      const count = Object.keys(trace.tensors).length - given;
      expectReproduced(node[`${name}.ts`], count, trace);
    }
  });

  test('throw where a gate or a number of the page is another', () => {
    expectFailure(node['wrong-gate.ts']);
    expectFailure(node['wrong-nan.ts']);
  });
});
