/** Words of the model page's generation, token by token, in English. */

export const generation = {
  controls: 'Steps of the answer',
  write: 'Write on',
  stop: 'End it here',
  play: 'Play',
  pause: 'Pause',
  back: 'One step back',
  forward: 'One step on',
  restart: 'It writes an <image> itself',
  restartHint:
    'The model was never taught to write `<image>`. After “a thing, its picture, a stop”, three times, it copies the pattern: the counting begins anew.',
  goOn: 'Write past the end',
  goOnHint: 'Neither `<|endofchunk|>` nor `<image>` ends the answer.',
  tokens: 'The words it wrote, one step each',
  choose: (n: number) => `Step ${n}: `,
  freshShort: 'fresh',
  cachedShort: 'cached',
  sampling: {
    label: 'How a word is drawn',
    temperature: 'temperature',
    top_k: 'top-k',
    top_p: 'top-p',
    seed: 'seed',
    all: 'all',
    greedy: 'Temperature 0: always the likeliest word. The other three wait for more.',
    drawn: (seed: number) => `Words are drawn by chance; seed ${seed} draws the same ones again.`,
  },
  step: {
    title: (n: number, of: number) => `Step ${n} of ${of}`,
    wrote: (word: string, p: string) => `wrote \`${word}\`, p ${p}`,
    fresh: 'Fresh locations',
    cached: 'Cached media',
    freshWhy:
      'What was fed is the prompt: its `<image>` tokens are located, and counted from the start.',
    noMediaWhy: 'No picture in the prompt: every word has `text_time` 0.',
    cachedWhy: (total: number) =>
      `No \`<image>\` among what was fed: the locations of the earlier step stay in force, and the new word takes their total, ${total}.`,
    restartWhy:
      'The model wrote this `<image>` itself. OpenFlamingo forgets the locations it had: this one is number 1, so **what follows reads picture 1 again**, whatever the picture before was.',
    afterRestart: (total: number, before: number) =>
      `The locations in force are those of the \`<image>\` that the model wrote: ${total} in all, where the prompt had counted to ${before}.`,
    fed: 'Fed in this step',
    textTime: 'text_time of what was fed',
    locations: 'media_locations in force',
    cache: (past: number, fed: number) =>
      `KV cache: ${past} before, ${fed} new, ${past + fed} after`,
    cacheOf: (context: number) => `of ${context} places`,
    mask: 'Row of text_to_media_mask of the last fed token',
    sees: (pictures: readonly number[]) =>
      pictures.length === 0
        ? 'The mask lets it see no picture.'
        : pictures.length === 1
          ? `The mask lets it see picture ${pictures[0]}.`
          : `The mask lets it see pictures ${pictures.join(', ')}.`,
    noMask: 'There is no picture, so there is no mask.',
    picture: (n: number) => `picture ${n}`,
    code: 'The lines of OpenFlamingo, abridged',
    notRun: 'not run',
  },
};
