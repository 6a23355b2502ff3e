/** Light, dark, or as the system has it. The choice is remembered on the device where it allows that. */

import { themes, type Theme } from '../player';
import { writeDevice } from '../player/on-device';

const KEY = 'flamingo-theme';

class ThemeChoice {
  #theme = $state<Theme>('auto');
  /** Told of a choice made by hand, so that an address can carry it. */
  onchoose: ((theme: Theme) => void) | null = null;

  get current(): Theme {
    return this.#theme;
  }

  /** What theme.js has set before the page came to life. */
  adopt(): void {
    const set = document.documentElement.dataset.theme;
    this.#theme = themes.find((theme) => theme === set) ?? 'auto';
  }

  choose(theme: Theme): void {
    this.show(theme);
    // Where storage is closed the choice lasts as long as the page.
    writeDevice(KEY, theme);
    this.onchoose?.(theme);
  }

  /** Shows a theme without remembering it, as an address asks for it. */
  show(theme: Theme): void {
    this.#theme = theme;
    document.documentElement.dataset.theme = theme;
  }

  next(): void {
    this.choose(themes[(themes.indexOf(this.#theme) + 1) % themes.length]);
  }
}

/** The document has one theme, so this is one object. */
export const theme = new ThemeChoice();
