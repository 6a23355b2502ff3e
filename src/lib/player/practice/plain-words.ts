/** Says of cells only what they hold: the reasons that the Lab gives are those of the right program. */

import { kindOf, printChoice } from '../../lesson';
import type { CellModel } from '../../marks/cell';
import type { Veil } from '../../stages/stage';
import { placeOf, type Texts } from '../../texts';
import { fixed, need, ruleOf, type TensorName, type Trace } from '../../trace';

/** It hides nothing. */
export const plainWords: Veil = {
  over: (cellAt, tensor, trace, t) => {
    if (!ruleOf(tensor)) return cellAt;
    return (row, column) => asItIs(cellAt(row, column), tensor, trace, t);
  },
  take: () => false,
};

/** Scores beyond this are filled, not computed. */
const HUGE = 60000;

function asItIs(cell: CellModel, tensor: TensorName, trace: Trace, t: Texts): CellModel {
  const { index } = cell;
  const value = need(trace, tensor).get(...index);
  const { text, tone } = look(cell, tensor, value);
  return {
    ...plain(cell),
    text,
    tone,
    get label() {
      const fact = ruleOf(tensor)?.fact(trace, index);
      return `${fact ? placeOf(t, fact) : index.join(', ')}: ${text}`;
    },
  };
}

/** Without its label, which would be worked out if it were copied. */
function plain({
  index,
  value,
  hue,
  strength,
}: CellModel): Omit<CellModel, 'text' | 'tone' | 'label'> {
  return { index, value, hue, strength: Number.isNaN(strength) ? 0 : strength };
}

/** A stage draws what the right program can hold; a wrong one may hold anything. */
function look(
  cell: CellModel,
  tensor: TensorName,
  value: number,
): Pick<CellModel, 'text' | 'tone'> {
  if (kindOf(tensor) !== 'number' || tensor === 'input_ids') return cell;
  const isOdd = Number.isNaN(value) || Math.abs(value) > HUGE;
  const isMaskedInVain = cell.tone === 'masked' && value > -HUGE;
  if (!isOdd && !isMaskedInVain) return cell;
  const tone = value < -HUGE ? 'masked' : 'plain';
  // A cell has room for five signs or so.
  const isLong = Math.abs(value) >= 100 && Math.abs(value) < HUGE;
  return { text: isLong ? fixed(value, 0) : printChoice({ tensor }, value), tone };
}
