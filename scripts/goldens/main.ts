/**
 * Replays golden vectors (files of the format of goldens/README.md) through the core and says how
 * far each folder is off:  tsx scripts/goldens/main.ts DIR
 *
 * Exit code 0: all passed; 1: something failed; 2: DIR cannot be read or holds nothing to replay.
 */
import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { worstOf, type Worst } from './compare';
import { replayFile } from './replay-file';

interface Tally {
  passed: number;
  failed: number;
  withoutCases: number;
}

/** Says why nothing can be replayed, in one line, and ends with exit code 2. */
function giveUp(message: string): never {
  console.error(`goldens: ${message}`);
  process.exit(2);
}

/** All folders at and below `dir`, each with its JSON files, in a stable order. */
function foldersBelow(dir: string): { dir: string; files: string[] }[] {
  const entries = readdirSync(dir, { withFileTypes: true });
  const names = (keep: (entry: (typeof entries)[number]) => boolean) =>
    entries
      .filter(keep)
      .map((entry) => entry.name)
      .sort();
  const files = names((entry) => !entry.isDirectory() && entry.name.endsWith('.json'));
  const below = names((entry) => entry.isDirectory());
  return [{ dir, files }, ...below.flatMap((name) => foldersBelow(join(dir, name)))];
}

/** Replays one folder and prints its failures, then its line. */
function replayFolder(dir: string, files: string[], tally: Tally): void {
  let [replayed, cases] = [0, 0];
  let worst: Worst = { error: 0, tolerance: 0 };
  const withoutCases: string[] = [];
  for (const file of files) {
    const path = join(dir, file);
    const result = replayFile(path);
    if (result.state === 'no cases') {
      withoutCases.push(result.kind);
    } else if (result.state === 'broken') {
      tally.failed++;
      console.log(`FAILED ${path}: ${result.reason}`);
    } else {
      replayed++;
      for (const { name, failures, worst: own } of result.cases) {
        cases++;
        failures.forEach((line) => console.log(`FAILED ${path}: ${name}: ${line}`));
        tally[failures.length > 0 ? 'failed' : 'passed']++;
        worst = worstOf(worst, own);
      }
    }
  }
  tally.withoutCases += withoutCases.length;
  const name = basename(dir);
  if (replayed > 0) {
    const error = `worst error ${worst.error.toExponential(1)} (tolerance ${worst.tolerance})`;
    console.log(`${name}: ${replayed} files, ${cases} cases, ${error}`);
  }
  if (withoutCases.length > 0) {
    const kinds = [...new Set(withoutCases)].sort().join(', ');
    console.log(`${name}: ${withoutCases.length} files without cases (${kinds})`);
  }
}

function main(dir: string | undefined): number {
  if (!dir) giveUp('name a folder: npm run goldens -- DIR');
  let folders: ReturnType<typeof foldersBelow>;
  try {
    folders = foldersBelow(resolve(dir));
  } catch (error) {
    giveUp(`cannot read ${dir}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const tally: Tally = { passed: 0, failed: 0, withoutCases: 0 };
  for (const { dir: folder, files } of folders) replayFolder(folder, files, tally);
  if (tally.passed + tally.failed === 0) {
    if (tally.withoutCases === 0) giveUp(`no golden files in ${dir}`);
    giveUp(`nothing to replay in ${dir}: its ${tally.withoutCases} files hold no cases`);
  }
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed > 0 ? 1 : 0;
}

process.exitCode = main(process.argv[2]);
