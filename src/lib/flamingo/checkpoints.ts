/** One stop of the last training stage: the trained part as it was then, and what the run's log says. */
export interface CheckpointInfo {
  /** In the model's folder. */
  readonly file: string;
  /** Steps that had been done; 0: untrained, with closed gates. */
  readonly step: number;
  /** Training loss in nats a token, recorded in the run's log near that step: a mean of `loss_lines` lines. */
  readonly loss: number;
  readonly loss_lines: number;
  /** By layer, before tanh, as in the file. */
  readonly attn_gate: readonly number[];
  readonly ff_gate: readonly number[];
}
