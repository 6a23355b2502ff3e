/** By the device's storage, whose changes the browser tells all other windows of the site. Nothing stays in it. */

import { writeDevice } from '../../on-device';
import type { Channel } from './channel';

/** Where storage is closed it sends nothing and hears nothing. */
export function openStorage(name: string): Channel {
  const hear = ({ key, newValue }: StorageEvent) => {
    if (key === name && newValue !== null) channel.onmessage(parsed(newValue));
  };
  addEventListener('storage', hear);
  const channel: Channel = {
    send(message) {
      // Taken away at once, so that the same message can be a change again.
      if (writeDevice(name, JSON.stringify(message))) writeDevice(name, null);
    },
    onmessage: () => false,
    close: () => removeEventListener('storage', hear),
  };
  return channel;
}

/** null for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
