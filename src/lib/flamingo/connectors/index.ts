/** Four ways from a vision encoder to a language model, counted in tokens and multiply-adds. Only the first runs here. */

import type { Connector, ConnectorId } from './connector';
import { minicpm } from './minicpm';
import { mlp } from './mlp';
import { qformer } from './qformer';
import { resampler } from './resampler';

export {
  connectorIds,
  shownOf,
  type Connector,
  type ConnectorId,
  type Cost,
  type Shown,
  type Source,
} from './connector';
export { sumOf, type Term } from './formula';
export { gatedLayerCost } from './gated-layer';
export { resamplerCost } from './resampler';

export const connectors: Readonly<Record<ConnectorId, Connector>> = {
  resampler,
  qformer,
  minicpm,
  mlp,
};
