/** One cold start in Node: `cold-node.mjs FOLDER NAME` prints milliseconds and the most memory it took, as JSON. */

import type { RuntimeName } from './start';

// The import above is only a type: nothing is loaded before the clock starts.
const start = performance.now();
const before = process.cpuUsage();

const [folder, name] = process.argv.slice(2) as [string, RuntimeName | undefined];
if (name !== undefined) {
  const { coldStart } = await import('./cold');
  const { nodePlatform } = await import('./platform-node');
  await coldStart(name, nodePlatform(folder));
}
const wall = performance.now() - start;
const { user, system } = process.cpuUsage(before);
const { maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ wall, cpu: (user + system) / 1000, memory: maxRSS / 1024 }));
process.exit();
