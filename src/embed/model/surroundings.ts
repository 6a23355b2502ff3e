/** Where the model of a widget gets its files, in a worker and on the page alike. */

import type { Surroundings } from '../../lib/flamingo/worker/models';
import { openFile } from '../files';

export const openIn: Surroundings['openIn'] = (folder) => (name, from) => {
  const headers = from === undefined ? undefined : { Range: `bytes=${from}-` };
  return openFile(`${folder}/${name}`, { headers });
};
