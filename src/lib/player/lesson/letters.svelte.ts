/** Whether keys that write a character drive a lesson. The reader's choice, kept on the device where it allows that. */

import { readDevice, writeDevice } from '../on-device';

const KEY = 'flamingo-lesson-letters';

export class LetterKeys {
  #isOn = $state(true);

  get isOn(): boolean {
    return this.#isOn;
  }

  /** Takes over what was chosen before. */
  recall(): void {
    this.#isOn = readDevice(KEY) !== 'off';
  }

  choose(isOn: boolean): void {
    this.#isOn = isOn;
    writeDevice(KEY, isOn ? null : 'off');
  }
}
