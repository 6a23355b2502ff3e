/** From nothing to the first logits: starts a runtime, encodes the pictures, reads the prompt. */

import { parseConfig } from '../../../src/lib/flamingo/runtime/config';
import { startRuntime, type Platform, type RuntimeName } from './start';
import { createWorkload, promptOf } from './workload';

/** Runs a cold start. The caller times it, from before the first import. */
export async function coldStart(name: RuntimeName, platform: Platform): Promise<void> {
  const runtime = await startRuntime(name, platform);
  const config = parseConfig(new TextDecoder().decode(await platform.file('config.json')));
  const workload = createWorkload(config);
  const latents: Float32Array[] = [];
  for (const picture of workload.pictures) latents.push(await runtime.encode(picture));
  const logits = await runtime.prefill(promptOf(workload, latents));
  if (!logits.every(Number.isFinite)) throw new Error(`${name}: the logits are not numbers`);
}
