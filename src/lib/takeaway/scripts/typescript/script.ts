import { inComment } from '../quoting';
import { toleranceOf } from '../tolerance';
import type { Trace } from '../../../trace';
import type { Origin } from '../../data';
import { drawnImports, drawnRun } from './drawn';
import { foundOf, modelImports, modelRun } from './model';
import { table } from './numbers';

/**
 * A program in TypeScript on the package `flamingo-explainer`. A run that is drawn from a seed is made again by `run`;
 * one of a model is worked out on tensors from the numbers that entered the block. It throws where a tensor differs.
 */
export function typescriptOf(trace: Trace, { link }: Origin): string {
  const isDrawn = trace.origin === 'drawn';
  return [
    headOf(trace, link),
    isDrawn ? drawnImports : modelImports,
    readers,
    isDrawn ? drawnRun(trace) : modelRun(trace),
    `// What the page shows\n${table('expected', isDrawn ? trace.tensors : foundOf(trace))}`,
    comparisonOf(trace),
  ].join('\n');
}

function headOf({ inputs }: Trace, link: string): string {
  return `// Flamingo's masked gated cross-attention, worked out in TypeScript from the numbers of
//   ${inComment(link)}
//
// Run it with: npm install flamingo-explainer tsx, then npx tsx and the name of this file. Every tensor that
// the page shows is worked out again and compared with what the page shows, in ${inputs.dtype}. The script
// throws if one of them is further off than the tolerance.
`;
}

const readers = `/** Numbers written out, and numbers as base64 of float32 (little-endian, the last axis fastest). */
const listed = (dtype: DType, shape: number[], values: number[]): View =>
  tensor(Float64Array.from(values), { shape, dtype });

function packed(dtype: DType, shape: number[], base64: string): View {
  const bytes = Uint8Array.from(atob(base64.replace(/\\s/g, '')), (c) => c.charCodeAt(0));
  const data = new DataView(bytes.buffer);
  const values = Array.from({ length: bytes.length / 4 }, (_, i) => data.getFloat32(4 * i, true));
  return listed(dtype, shape, values);
}
`;

function comparisonOf(trace: Trace): string {
  const { value, why } = toleranceOf(trace);
  return `/** The largest abs(found - wanted), relative where abs(wanted) is above 1. */
function errorOf(found: View | undefined, wanted: View): number {
  if (String(found?.shape) !== String(wanted.shape)) return Infinity;
  const values = toFlat(found!);
  return toFlat(wanted).reduce((most, x, i) => {
    const isSame = Object.is(x + 0, values[i] + 0);
    const error = isSame ? 0 : Math.abs(values[i] - x) / Math.max(1, Math.abs(x));
    // Where only one of the two is a NaN, they differ as much as can be.
    return Math.max(most, error >= 0 ? error : Infinity);
  }, 0);
}

const tolerance = ${value}; // ${why}
let differs = false;
for (const [name, wanted] of Object.entries(expected)) {
  const error = errorOf(found[name], wanted);
  const isOff = error > tolerance;
  differs ||= isOff;
  const shape = \`[\${wanted.shape.join(', ')}]\`;
  console.log(name.padEnd(22), shape.padEnd(20), error.toExponential(1), isOff ? 'too far' : '');
}
if (differs) throw new Error('The numbers differ from those of the page.');
console.log(\`All \${Object.keys(expected).length} tensors are those of the page, within \${tolerance}.\`);
`;
}
