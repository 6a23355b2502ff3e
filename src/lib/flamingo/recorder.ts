import type { View } from '../tensor';

/** Called with each named tensor as it comes to be; a trace of the forward pass. */
export type Recorder = (name: string, value: View) => void;
