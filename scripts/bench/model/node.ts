/** One process of the comparison in Node: `node.mjs FOLDER ROUNDS NAME…` prints the samples as JSON. */

import { parseConfig } from '../../../src/lib/flamingo/runtime/config';
import { nodePlatform } from './platform-node';
import { timeInTurns, type Contestant } from './rounds';
import { startRuntime, type RuntimeName } from './start';
import { createWorkload } from './workload';

const [folder, rounds, ...names] = process.argv.slice(2);
const platform = nodePlatform(folder);
const config = parseConfig(new TextDecoder().decode(await platform.file('config.json')));

/** Processor time of the whole process: other work on the machine touches it less than the time of day. */
function clock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const contestants: Contestant[] = [];
for (const name of names as RuntimeName[]) {
  contestants.push({ name, runtime: await startRuntime(name, platform) });
}
const samples = await timeInTurns(contestants, createWorkload(config), {
  rounds: Number(rounds),
  clock,
});
console.log(JSON.stringify(samples));
