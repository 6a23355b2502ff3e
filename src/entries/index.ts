/**
 * flamingo-explainer: the tensor core, Flamingo in OpenFlamingo's own names, and the trace of its masked gated
 * cross-attention, all in one. Each is also an entry of its own. Runs in Node, in workers and in browsers.
 */
export * from './flamingo';
export * from './tensor';
export * from './trace';
