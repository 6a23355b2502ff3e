import { spawnSync } from 'node:child_process';

const candidates = [process.env.PYTHON, 'python3', '/usr/bin/python3'];

/** Asks where a module lies without loading it: PyTorch takes seconds to load. */
const has = (python: string, modules: readonly string[]): boolean => {
  const program = `import sys, importlib.util as u; sys.exit(not all(map(u.find_spec, ${JSON.stringify(modules)})))`;
  return spawnSync(python, ['-c', program]).status === 0;
};

/** The first Python with NumPy, one with PyTorch too before all others. `PYTHON` may name one. */
export function findPython(): { readonly python: string | null; readonly hasTorch: boolean } {
  const named = candidates.filter((python) => python !== undefined);
  const both = named.find((python) => has(python, ['torch', 'numpy']));
  if (both) return { python: both, hasTorch: true };
  return { python: named.find((python) => has(python, ['numpy'])) ?? null, hasTorch: false };
}
