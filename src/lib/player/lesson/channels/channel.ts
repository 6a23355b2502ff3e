/** A way for a message from one window of a lesson to the others of the same browser. Each works without the others. */
export interface Channel {
  /** To all whom this way reaches. Never throws. */
  send(message: unknown): void;
  /** Told of whatever arrives, be it of the lesson or not. @returns whether it was */
  onmessage: (data: unknown) => boolean;
  close(): void;
}
