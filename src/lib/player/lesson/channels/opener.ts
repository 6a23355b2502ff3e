/**
 * By postMessage between a window and the one that opened it. The opened one knows its opener, even when that is loaded
 * anew; the opener then knows nobody until it is spoken to. So whoever speaks becomes a partner, and the opened window
 * speaks at regular times (`LessonLink`).
 */

import type { Channel } from './channel';

export interface OpenerChannel extends Channel {
  /** A window was opened. */
  meet(partner: Window): void;
  /** Told of a partner who was not known before; who is loaded anew has missed what was said. */
  onmeet: () => void;
  /** This window was opened by another, which is still there. */
  readonly hasOpener: boolean;
}

export function openOpener(): OpenerChannel {
  const opener = window.opener as Window | null;
  const partners = new Set<Window>(opener ? [opener] : []);
  const hear = ({ data, origin, source }: MessageEvent<unknown>) => {
    if (origin !== location.origin || !channel.onmessage(data)) return;
    // Of all sources a window alone has frames and an opener; it may be of another realm.
    if (!source || !('closed' in source) || partners.has(source)) return;
    partners.add(source);
    channel.onmeet();
  };
  addEventListener('message', hear);
  const channel: OpenerChannel = {
    send(message) {
      for (const partner of partners) {
        if (partner.closed) partners.delete(partner);
        else partner.postMessage(message, target());
      }
    },
    meet: (partner) => void partners.add(partner),
    onmeet: () => {},
    onmessage: () => false,
    get hasOpener() {
      return opener !== null && !opener.closed;
    },
    close: () => removeEventListener('message', hear),
  };
  return channel;
}

/** A sandbox has no origin that could be named; what is sent says only where the lesson stands. */
const target = (): string => (location.origin === 'null' ? '*' : location.origin);
