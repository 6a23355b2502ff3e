/**
 * npm run ask -- PROMPT.json: runs the tiny Flamingo on a prompt file and prints one JSON object, on one line. What is
 * wrong is said in one line on stderr, with exit code 2.
 */

import { problemOf, messageOf } from '../../src/lib/flamingo/problem';
import { ask } from './ask';
import { MODEL_FOLDER, openFolder } from './model-folder';

async function main(paths: readonly string[]): Promise<number> {
  if (paths.length !== 1) {
    console.error('usage: npm run ask -- PROMPT.json');
    return 2;
  }
  try {
    console.log(JSON.stringify(await ask(paths[0], openFolder(MODEL_FOLDER))));
    return 0;
  } catch (error) {
    console.error(messageOf(problemOf(error)));
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
