import { afterEach, describe, expect, test } from 'vitest';
import type { OpenFile } from '../load-model';
import { noisePicture } from '../testing/pictures';
import {
  filesWithCheckpoints,
  manifestOf,
  openFrom,
  openWithManifest,
  randomFiles,
} from '../testing/random-model';
import { all, connect, disconnect, loaded, problemIn, surroundings } from './testing';

const options = { candidates: 2, only_attend_immediate_media: null };
const image = noisePicture(1);
const question = [{ image }, { text: 'this is a' }];
const gate = 'gated_cross_attn_layers.1.attn_gate';
const frozen = 'lang_encoder.wte.weight';

afterEach(disconnect);

/** A worker with checkpoints; which files it has opened, and how many models it has made. */
function around(open: OpenFile = openWithManifest(filesWithCheckpoints())) {
  const opened: string[] = [];
  let made = 0;
  return {
    opened,
    made: () => made,
    surroundings: {
      openIn: () => (name: string, from?: number) => (opened.push(name), open(name, from)),
      create: (...files: Parameters<typeof surroundings.create>) => (
        made++,
        surroundings.create(...files)
      ),
    },
  };
}

describe('a checkpoint', () => {
  test('is told of with the model, and fetched only when it is asked', async () => {
    const { surroundings: place, opened } = around();
    const client = connect(place);
    const { checkpoints } = await client.load('/model', () => {});
    expect(checkpoints.map(({ step }) => step)).toEqual([0, 10, 20, 40]);
    expect(checkpoints[0].attn_gate).toEqual([0, 0]);
    expect(opened.some((name) => name.endsWith('.safetensors') && name.includes('/'))).toBe(false);
    await client.run(question, { ...options, checkpoint: 2 });
    expect(opened.at(-1)).toBe(checkpoints[2].file);
  });

  test('answers with its own trained part and the frozen rest', async () => {
    const client = await loaded(around().surroundings);
    const { checkpoints } = await client.load('/model', () => {});
    const shipped = await client.weights([gate, frozen]);
    for (const [checkpoint, { attn_gate, ff_gate }] of checkpoints.entries()) {
      const weights = await client.weights([gate, frozen], { checkpoint });
      expect(weights[gate].values[0]).toBe(attn_gate[1]);
      expect(weights[frozen]).toEqual(shipped[frozen]);
      const { gates, logits } = await client.run(question, { ...options, checkpoint });
      expect(gates).toEqual({ attn_gate, ff_gate });
      const { logits: others } = await client.run(question, options);
      expect(logits).not.toEqual(others);
    }
  });

  test('at step 0 is the plain language model, bit for bit', async () => {
    const client = await loaded(around().surroundings);
    const { logits } = await client.run(question, { ...options, checkpoint: 0 });
    const text_only = await client.run(question, {
      ...options,
      interventions: { text_only: true },
    });
    expect(logits).toEqual(text_only.logits);
  });

  test('has latents of its own, in looks and answers too', async () => {
    const client = await loaded(around().surroundings);
    const [shipped, early] = await Promise.all([
      client.look([image]),
      client.look([image], { checkpoint: 1 }),
    ]);
    expect(early.latents.values).not.toEqual(shipped.latents.values);
    expect(early.trace['vision_encoder.out']).toEqual(shipped.trace['vision_encoder.out']);
    await client.encode([image]);
    expect((await client.encode([image], { checkpoint: 1 })).isCached).toBe(false);
    expect((await client.encode([image], { checkpoint: 1 })).isCached).toBe(true);
    const asked = { ...options, max_new_tokens: 2, checkpoint: 1 };
    expect((await all(client.generate(question, asked))).answer.cached).toBe(1);
  });

  test('is kept with one other; an older one is made anew, but not fetched', async () => {
    const { surroundings: place, opened, made } = around();
    const client = await loaded(place);
    const ask = (checkpoint: number) => client.run(question, { ...options, checkpoint });
    const first = await ask(0);
    for (const checkpoint of [1, 0, 1]) await ask(checkpoint);
    expect(made()).toBe(3);
    await ask(2);
    const fetched = opened.length;
    // 0 was asked for longest ago.
    await ask(1);
    expect(made()).toBe(4);
    expect((await ask(0)).logits).toEqual(first.logits);
    expect([made(), opened.length]).toEqual([5, fetched]);
  });

  test.each([-1, 4, 0.5, NaN, '1', Infinity])(
    '%s, which there is not, is refused',
    async (index) => {
      const client = await loaded(around().surroundings);
      const checkpoint = index as number;
      expect(await problemIn(client.run(question, { ...options, checkpoint }))).toEqual({
        kind: 'malformed',
        why: `there is no checkpoint ${index}: they are 4`,
      });
    },
  );

  test('that cannot be had leaves the others as they were, and can be asked again', async () => {
    const files = filesWithCheckpoints();
    const file = 'checkpoints/checkpoint-01.safetensors';
    const whole = openWithManifest(files);
    let isThere = false;
    const { surroundings: place } = around((name) =>
      name === file && !isThere
        ? Promise.resolve(new Response(null, { status: 503 }))
        : whole(name),
    );
    const client = await loaded(place);
    const ask = () => client.run(question, { ...options, checkpoint: 1 });
    expect(await problemIn(ask())).toEqual({
      kind: 'not_fetched',
      file,
      status: 503,
      why: 'the server answers 503',
    });
    expect((await client.run(question, options)).top).toHaveLength(2);
    isThere = true;
    expect((await ask()).gates.attn_gate[1]).not.toBe(0);
  });
});

describe('short calls', () => {
  test('are answered in the order in which they came, also where one has to be fetched', async () => {
    const client = await loaded(around().surroundings);
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    await Promise.all([
      client.run(question, { ...options, checkpoint: 3 }).then(note('checkpoint')),
      client.run(question, options).then(note('run')),
      problemIn(client.weights(['nothing'])).then(note('problem')),
      client.look([image]).then(note('look')),
    ]);
    expect(order).toEqual(['checkpoint', 'run', 'problem', 'look']);
  });
});

describe('a model whose loading failed', () => {
  test('goes on with what had come, and its progress with it', async () => {
    const files = randomFiles();
    const whole = openFrom({ ...files, 'manifest.json': manifestOf(files) });
    const half = files['model.safetensors'].length / 2;
    let isDown = true;
    const asked: (number | undefined)[] = [];
    const open: OpenFile = async (name, from) => {
      if (name !== 'model.safetensors') return whole(name);
      asked.push(from);
      if (from === undefined) {
        return new Response(files[name].slice(0, half));
      }
      if (isDown) throw new TypeError('the network is down');
      const headers = { 'content-range': `bytes ${from}-${2 * half - 1}/${2 * half}` };
      return new Response(files[name].slice(from), { status: 206, headers });
    };
    const client = connect({ ...surroundings, openIn: () => open });
    const received: number[] = [];
    const load = () => client.load('/model', (progress) => received.push(progress.received));
    expect(await problemIn(load())).toMatchObject({
      file: 'model.safetensors',
      why: 'the network is down',
    });
    isDown = false;
    const { bytes } = await load();
    expect(asked).toEqual([undefined, half, half, half, half]);
    expect(received).toEqual([...received].sort((a, b) => a - b));
    expect(received.at(-1)).toBe(bytes);
    expect((await client.run(question, options)).top).toHaveLength(2);
  });
});
