/** Finding a Python that can run the notebooks. */

import { spawnSync } from 'node:child_process';

/** What the lessons import. */
const lessonModules = ['torch', 'numpy', 'PIL', 'matplotlib'] as const;

/** What the tours need beside that. */
const jupyterModules = ['nbconvert', 'ipykernel'] as const;

/** Debian's package for a module. */
const packages: Readonly<Record<string, string>> = {
  torch: 'python3-torch',
  numpy: 'python3-numpy',
  PIL: 'python3-pil',
  matplotlib: 'python3-matplotlib',
  nbconvert: 'jupyter-nbconvert',
  ipykernel: 'python3-ipykernel',
};

export type Found =
  | { readonly python: string }
  /** No Python has everything; of the best one this is missing. */
  | { readonly missing: readonly string[] };

/** Asks where modules lie without loading them: PyTorch takes seconds to load. */
function missingIn(python: string, modules: readonly string[]): string[] {
  const program = `import importlib.util as u; print(*[m for m in ${JSON.stringify(modules)} if u.find_spec(m) is None])`;
  const { status, stdout } = spawnSync(python, ['-c', program], { encoding: 'utf8' });
  return status === 0 ? stdout.split(/\s+/).filter(Boolean) : [...modules];
}

/** The first Python with all modules. `PYTHON` may name one. */
export function findPython(needs: 'lessons' | 'tours'): Found {
  const modules = needs === 'tours' ? [...lessonModules, ...jupyterModules] : lessonModules;
  const candidates = [process.env.PYTHON, 'python3', '/usr/bin/python3', 'python'];
  let missing: readonly string[] = modules;
  for (const python of candidates) {
    if (!python) continue;
    const here = missingIn(python, modules);
    if (here.length === 0) return { python };
    if (here.length < missing.length) missing = here;
  }
  return { missing };
}

/** One line: what is missing, and how Debian installs it. */
export const adviceOn = (missing: readonly string[]): string =>
  `No Python here has ${missing.join(', ')} (PYTHON may name one). On Debian: ` +
  `apt-get install --no-install-recommends ${missing.map((name) => packages[name]).join(' ')}`;
