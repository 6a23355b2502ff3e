/**
 * `npm run new:step -- my_step`: lays out a new step of the walk. It writes the step's rules, its picture and its texts
 * as far as they can be written without knowing what the step does; the compiler names what is still missing.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const id = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(id)) {
  console.error(
    `new:step: '${id}' is no step name. Give one in snake_case: npm run new:step -- my_step`,
  );
  process.exit(2);
}

const kebab = id.replaceAll('_', '-');
const camel = id.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const rules = `src/lib/trace/steps/${kebab}.ts`;
const picture = `src/lib/stages/steps/${id}.svelte`;
if (existsSync(rules) || existsSync(picture)) {
  console.error(`new:step: the step '${id}' is already there (${rules}, ${picture})`);
  process.exit(2);
}

writeFileSync(
  rules,
  `import type { Step } from '../types';

/** What ${id} does, with its source in OpenFlamingo. */
export const ${camel}Step: Step = {
  id: '${id}',
  // The tensor that the step is about. A new tensor is first named in Tensors (types.ts) and kept in run.ts.
  tensor: 'attn',
  // For each tensor that the step brings: which cells it reads, how they are combined, the formula and the fact.
  rules: {},
  lead: () => [0, 0, 0, 0],
};
`,
);

writeFileSync(
  picture,
  `<!-- What is seen at ${id}. -->
<script lang="ts">
  import Attention from '../Attention.svelte';
  import { weight } from '../cells';
  import MatrixFrame from '../MatrixFrame.svelte';
  import type { StageProps } from '../stage';

  let stage: StageProps = $props();
</script>

<MatrixFrame {...stage}>
  <Attention {...stage} tensor="attn" look={(value, [, , , j]) => weight(stage.trace, value, j)} />
</MatrixFrame>
`,
);

/** @param {string} file @param {string} mark @param {string} text */
function insertBefore(file, mark, text) {
  const source = readFileSync(file, 'utf8');
  const at = source.lastIndexOf(mark);
  if (at < 0) throw new Error(`new:step: ${file} no longer holds ${mark}`);
  writeFileSync(file, source.slice(0, at) + text + source.slice(at));
}

insertBefore('src/lib/trace/types.ts', '] as const;\n\nexport type StepId', `  '${id}',\n`);
insertBefore('src/lib/trace/steps/index.ts', '];\n\nconst rules', `  ${camel}Step,\n`);
insertBefore(
  'src/lib/trace/steps/index.ts',
  'import { broadcastStep }',
  `import { ${camel}Step } from './${kebab}';\n`,
);

console.log(`Laid out the step '${id}', as the last one:
  ${rules}          what is computed, and from which cells
  ${picture}   what is seen
  src/lib/trace/types.ts, steps/index.ts   its place in the order: move the line
Still to write, and named by \`npm run check:types\`:
  src/lib/texts/{en,zh}/steps.ts   title, two sentences, one spoken sentence
  src/lib/stages/ribbon.ts         its line of shapes
Still to write, and named by nobody:
  src/lib/trace/code.ts            the lines of OpenFlamingo that it is
  the mark "// step: ${id}" in the TypeScript that computes it
  the texts and tests that say "13 steps"`);
