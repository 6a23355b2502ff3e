/** By BroadcastChannel: to every window of this site in the browser. */

import type { Channel } from './channel';

/** @returns null where the browser has none, or forbids it */
export function openBroadcast(name: string): Channel | null {
  try {
    const line = new BroadcastChannel(name);
    const channel: Channel = {
      send: (message) => line.postMessage(message),
      onmessage: () => false,
      close: () => line.close(),
    };
    line.onmessage = ({ data }) => channel.onmessage(data);
    return channel;
  } catch {
    return null;
  }
}
