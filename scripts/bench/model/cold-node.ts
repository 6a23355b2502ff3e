/** One cold start in Node: `cold-node.mjs FOLDER NAME` prints milliseconds and the MiB it holds then, as JSON. */

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
const memory = process.memoryUsage.rss() / 2 ** 20;
console.log(JSON.stringify({ wall, cpu: (user + system) / 1000, memory }));
process.exit();
