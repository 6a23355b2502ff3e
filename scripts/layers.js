/**
 * The folders of src/lib in their order: each may import itself and the folders before it, never one after it.
 * ESLint's rule and its test are both made from this list.
 */
export const layers = [
  'tensor',
  'flamingo',
  'trace',
  'lesson',
  'texts',
  'takeaway',
  'marks',
  'stages',
  'player',
  'ui',
];

/** These run in Node, a worker and the browser alike, so they know no framework. */
export const headless = ['tensor', 'flamingo', 'trace', 'lesson', 'texts', 'takeaway'];

const frameworks = ['svelte', 'svelte/*', 'd3-*', '$app/*', '$env/*'];

/** @param {string} folder */
function forbidden(folder) {
  const later = layers.slice(layers.indexOf(folder) + 1);
  const patterns = later.flatMap((name) => [`**/${name}`, `**/${name}/**`]);
  const rules = [
    {
      group: patterns,
      message: `src/lib/${folder} may not import ${later.join(', ')}: see docs/architecture.md.`,
    },
    {
      group: ['**/routes/**', '**/src/embed/**'],
      message: 'Routes and widgets are imported by nobody.',
    },
  ].filter((rule) => rule.group.length > 0);
  if (headless.includes(folder)) {
    rules.push({ group: frameworks, message: `src/lib/${folder} runs without a framework.` });
  }
  return rules;
}

/**
 * One ESLint block for each folder.
 *
 * @type {import('typescript-eslint').ConfigArray}
 */
export const layerRules = layers.map((folder) => ({
  files: [`src/lib/${folder}/**/*.{ts,svelte}`],
  rules: { 'no-restricted-imports': ['error', { patterns: forbidden(folder) }] },
}));
