/** A run as a Python script that works out every tensor again and compares it with what the page shows. */

import {
  cachedWordAt,
  sequence,
  stepIds,
  wordAt,
  type TensorName,
  type Trace,
} from '../../../trace';
import type { View } from '../../../tensor';
import type { Origin } from '../../data';
import { passagesOf, program, type Dialect, type Passage } from './program';
import { pythonTensor } from './numbers';
import { inComment, pythonString } from '../quoting';
import { toleranceOf } from '../tolerance';

/** A dialect of Python, and what only it knows. */
export interface Language {
  readonly dialect: Dialect;
  readonly name: string;
  readonly prelude: (dtype: Trace['inputs']['dtype']) => string;
  /** What the maximum over no picture raises. */
  readonly emptyError: string;
  /** Anything worth saying about the dtype. */
  readonly note: string;
}

export function pythonScript(trace: Trace, { link }: Origin, language: Language): string {
  const given = givenTo(trace);
  const parts = [
    headOf(trace, link, language),
    language.prelude(trace.inputs.dtype),
    settingsOf(trace),
    blockOf(trace, language),
    '# What goes in\n',
    ...given.map((name) => `${name} = ${pythonTensor(trace.tensors[name]!)}\n`),
    '\n# Weights, by their names in the state dict\n',
    table(
      'weights',
      Object.entries(trace.weights).filter(([name]) => !name.endsWith('_gate')),
    ),
    '\n# What the page shows\n',
    table('expected', expectedOf(trace)),
    comparisonOf(trace),
  ];
  return parts.join('');
}

/** What the block starts from; all other tensors follow from it. */
function givenTo({ inputs }: Trace): TensorName[] {
  const locations: TensorName[] = inputs.cached ? ['media_locations'] : [];
  return ['input_ids', ...locations, 'lang_x', 'latents', 'attn_gate', 'ff_gate'];
}

function headOf({ inputs }: Trace, link: string, { name, note }: Language): string {
  return `# Flamingo's masked gated cross-attention, worked out in ${name} from the numbers of
#   ${inComment(link)}
#
# Run it with Python 3; it needs nothing but ${name}. The block is OpenFlamingo's (MIT licence). Every tensor
# that the page shows is worked out again from the inputs and weights below, and compared with what the
# page shows, in ${inputs.dtype}. The script ends with 1 if one of them is further off than the tolerance.
${note}
`;
}

function settingsOf({ inputs, changes, sizes, media_token_id }: Trace): string {
  const cached = inputs.rows.map((row, b) => row.map((_, t) => cachedWordAt(inputs, b, t)));
  const rows = sequence(inputs).map((row, b) => row.map((_, t) => wordAt(inputs, b, t)));
  const lines = [
    '# What is set on the page',
    ...(inputs.cached ? [words('cached_tokens', cached)] : []),
    words('tokens', rows),
    `only_attend_immediate_media = ${inputs.op === 'eq' ? 'True  # eq' : 'False  # ge'}`,
    `use_cached_media = ${inputs.cached ? 'True' : 'False'}`,
    `media_token_id = ${media_token_id}`,
    `heads, dim_head = ${inputs.heads}, ${sizes.dim_head}`,
    ...(changes.heads_off.length > 0 ? [`heads_off = [${changes.heads_off.join(', ')}]`] : []),
  ];
  return `\n${lines.join('\n')}\n\n\n`;
}

function words(name: string, rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => `    [${row.map(pythonString).join(', ')}],`);
  return `${name} = [\n${lines.join('\n')}\n]`;
}

/** The program as a function, so that it stands before the numbers and can be read first. */
function blockOf(trace: Trace, language: Language): string {
  const { until, rest } = passagesOf(trace);
  const text = (passage: Passage) => passageText(passage, language.dialect);
  const lines = [
    `def gated_cross_attention_block(${[...givenTo(trace), 'weights'].join(', ')}):`,
    '    """The lines are in OpenFlamingo\'s order; their numbers are those of the steps on the page."""',
    ...until.flatMap(text),
    ...(trace.error ? stopOf(trace, language) : []),
    ...rest.flatMap(text),
    '    return locals()',
  ];
  return `${lines.join('\n')}\n\n\n`;
}

function passageText({ step, says, lines }: Passage, dialect: Dialect): string[] {
  const texts = lines.map((line) => (typeof line === 'string' ? line : line[dialect]));
  const comment = `# ${stepIds.indexOf(step) + 1}. ${step}: ${says}`;
  return [comment, ...texts].map((text) => `    ${text}`).concat('');
}

/** The line that raises; after it the tiny model goes on, with attention that is 0 everywhere. */
function stopOf({ origin }: Trace, { dialect, emptyError }: Language): string[] {
  const amax = program.find(({ step }) => step === 'amax')!;
  const [, line] = passageText(amax, dialect);
  const lines = [
    '    # 9. amax: here the real code stops, since there is no picture to take the maximum of',
    '    try:',
    `    ${line}`,
    `    except ${emptyError} as stop:`,
    '        print(f"As on the page, the run stops here: {stop}")',
    '    else:',
    '        sys.exit("The maximum over no picture should have stopped the run.")',
  ];
  const goesOn = ['    attn = sim_masked  # the tiny model goes on, with attention to nothing', ''];
  return [...lines, ...(origin === 'model' ? goesOn : [])];
}

function table(name: string, views: readonly (readonly [string, View])[]): string {
  const lines = views.map(
    ([key, view]) => `    ${pythonString(key)}: ${pythonTensor(view, '    ')},\n`,
  );
  return `${name} = {\n${lines.join('')}}\n`;
}

function expectedOf(trace: Trace): [string, View][] {
  const given: ReadonlySet<string> = new Set(givenTo(trace));
  return Object.entries(trace.tensors).filter(([name]) => !given.has(name));
}

function comparisonOf(trace: Trace): string {
  const given = givenTo(trace);
  const { value, why } = toleranceOf(trace);
  return `
found = gated_cross_attention_block(${[...given, 'weights'].join(', ')})
tolerance = ${value}  # ${why}
differs = False
print(f"{'tensor':22}{'shape':20}largest error")
for name, wanted in expected.items():
    error = error_of(found[name], wanted)
    # Not \`error > tolerance\`, which a NaN would pass.
    is_off = not error <= tolerance
    differs = differs or is_off
    print(f"{name:22}{str(tuple(wanted.shape)):20}{error:.1e}{'  too far' if is_off else ''}")
if differs:
    sys.exit("The numbers differ from those of the page.")
print(f"All {len(expected)} tensors are those of the page, within {tolerance}.")
`;
}
