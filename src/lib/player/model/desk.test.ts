import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ExampleId } from '../../flamingo/examples';
import { FlamingoError } from '../../flamingo/problem';
import type { PromptPart } from '../../flamingo/prompt';
import { softmaxOf } from '../../flamingo/runtime/sampling';
import { openFrom, openRandomModel } from '../../flamingo/testing/random-model';
import { asTrained } from './ablations';
import { ModelDesk } from './desk.svelte';
import { defaults } from './page-state';
import type { DraftPicture } from './pictures';
import { startIn } from '../live/testing/start-in';

type Prompt = readonly PromptPart<DraftPicture>[];

const ends: (() => void)[] = [];
let revoked: string[] = [];

beforeEach(() => {
  revoked = [];
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void revoked.push(url));
  vi.stubGlobal('createImageBitmap', async (blob: Blob) => {
    if ((await blob.text()) === 'broken') throw new Error('no picture');
    return { width: 4, height: 4, close: () => {} };
  });
});

afterEach(() => {
  ends.splice(0).forEach((end) => end());
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A desk whose examples are opened when the test says so. */
function deskWith(open = () => openRandomModel()) {
  const opening = new Map<ExampleId, PromiseWithResolvers<Prompt>>();
  let started = 0;
  const desk = new ModelDesk({
    start: () => {
      started++;
      return startIn(open);
    },
    folder: () => '/model',
    openExample: (id) => {
      const example = withResolvers();
      opening.set(id, example);
      return example.promise;
    },
  });
  ends.push(() => desk.close());
  const settle = (id: ExampleId) => opening.get(id)!;
  return { desk, settle, started: () => started };
}

interface PromiseWithResolvers<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

function withResolvers(): PromiseWithResolvers<Prompt> {
  let [resolve, reject] = [(_: Prompt) => {}, (_: unknown) => {}];
  const promise = new Promise<Prompt>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve: (value) => resolve(value), reject: (error) => reject(error) };
}

const words = (text: string): Prompt => [{ text }];
const picture = (url: string): Prompt => [{ image: { name: url, blob: new Blob(), url } }];
const gone = new FlamingoError({ kind: 'model_missing', file: 'examples/count.json' });
const file = (name: string, text = 'picture') => new File([text], name);

describe('an example', () => {
  test('is asked when it lies there', async () => {
    const { desk, settle } = deskWith();
    const asked = desk.askExample('name');
    settle('name').resolve(words('this is'));
    await asked;
    expect([desk.example, desk.session.said?.end?.tokens]).toEqual(['name', ['this', 'is']]);
  });

  test('that cannot be opened is told of, and the prompt before it is not asked', async () => {
    const { desk, settle } = deskWith();
    await desk.session.load();
    desk.draft.setText(desk.draft.parts[0].id, 'this is');
    const asked = desk.askExample('count');
    settle('count').reject(gone);
    await asked;
    expect(desk.session.problem).toEqual(gone.problem);
    expect([desk.session.said, desk.session.isAnswering]).toEqual([null, false]);
  });

  test('that cannot be fetched leaves the one before it there, with its answer', async () => {
    const { desk, settle } = deskWith();
    const first = desk.askExample('name');
    settle('name').resolve(words('this is'));
    await first;
    const { said } = desk.session;
    const second = desk.askExample('count');
    settle('count').reject(gone);
    await second;
    expect(desk.session.problem).toEqual(gone.problem);
    expect(desk.session.said).toBe(said);
    expect([desk.example, desk.state.prompt]).toEqual(['name', { example: 'name' }]);
  });

  test('gives way to what the reader types meanwhile, and its pictures are closed', async () => {
    const { desk, settle } = deskWith();
    const asked = desk.askExample('count');
    desk.draft.setText(desk.draft.parts[0].id, 'this');
    settle('count').resolve(picture('late'));
    await asked;
    expect([desk.example, desk.session.said]).toEqual([null, null]);
    expect(desk.draft.prompt).toEqual(words('this'));
    expect(revoked).toEqual(['late']);
  });

  test('that fails after another was chosen says nothing', async () => {
    const { desk, settle } = deskWith();
    const first = desk.choose('count');
    const second = desk.choose('name');
    settle('name').resolve(words('this'));
    expect(await second).toBe(true);
    settle('count').reject(gone);
    expect(await first).toBe(false);
    expect([desk.session.problem, desk.example]).toEqual([null, 'name']);
  });

  test('that fails does not fetch the model, which the reader may not want', async () => {
    const { desk, settle, started } = deskWith();
    const chosen = desk.choose('name');
    settle('name').reject(gone);
    await chosen;
    expect([started(), desk.session.problem]).toEqual([0, gone.problem]);
  });

  test('leaves it to the status to say that the whole model is missing', async () => {
    const { desk, settle } = deskWith(() => openFrom({}));
    const loading = desk.session.load();
    const chosen = desk.choose('name');
    settle('name').reject(gone);
    await Promise.all([loading, chosen]);
    expect([desk.session.status.kind, desk.session.problem]).toEqual(['failed', null]);
  });
});

describe('the state of a desk', () => {
  test('names an example from when it is chosen until it is changed', async () => {
    const { desk, settle } = deskWith();
    const chosen = desk.choose('count');
    expect(desk.state.prompt).toEqual({ example: 'count' });
    settle('count').resolve(words('this is'));
    await chosen;
    expect(desk.state.prompt).toEqual({ example: 'count' });
    desk.draft.setText(desk.draft.parts[0].id, 'this');
    expect(desk.state.prompt).toEqual({ contents: [{ kind: 'text', text: 'this' }] });
  });

  test('is taken over as a whole', async () => {
    const { desk } = deskWith();
    const contents = [{ kind: 'text', text: 'this is' }] as const;
    const ablations = { ...defaults.ablations, op: 'ge' as const };
    const state = { ...defaults, prompt: { contents }, ablations };
    expect(await desk.open(state)).toBe(true);
    expect({ ...desk.state, theme: 'auto' }).toEqual(state);
  });
});

describe('what is changed about the model', () => {
  test('has an answer that lies there written again, with the change', async () => {
    const { desk } = deskWith();
    await desk.load();
    desk.draft.replace(words('this is a'));
    await desk.ask();
    const before = desk.session.said!.tokens[0];
    await desk.ablate({ ff_gate: [2, 2] });
    await vi.waitFor(() => expect(desk.session.said?.end).toBeTruthy());
    const { logits } = desk.live.ablated!.result;
    const [first] = desk.session.said!.tokens;
    expect(first.p).not.toBe(before.p);
    expect(Math.max(...softmaxOf(logits))).toBe(first.top[0][1]);
  });

  test('reaches an answer that is only on its way', async () => {
    const { desk } = deskWith();
    await desk.load();
    desk.draft.replace(words('this is a'));
    void desk.ask();
    await desk.ablate({ ff_gate: [2, 2] });
    await vi.waitFor(() => expect(desk.session.said?.end).toBeTruthy());
    const { logits } = desk.live.ablated!.result;
    expect(desk.session.said!.tokens[0].top[0][1]).toBe(Math.max(...softmaxOf(logits)));
  });

  test('asks again what could not be answered with another change', async () => {
    const { desk } = deskWith();
    await desk.load();
    desk.draft.replace(words('this is a'));
    await desk.ask();
    await desk.ablate({ op: 'ge' });
    await vi.waitFor(() => expect(desk.session.problem?.kind).toBe('no_picture'));
    await desk.restore();
    await vi.waitFor(() => expect(desk.session.said?.end).toBeTruthy());
    expect([desk.session.problem, desk.ablations]).toEqual([null, asTrained]);
  });

  test('and every change of the prompt is answered by itself, once the model is there', async () => {
    const { desk } = deskWith();
    desk.draft.replace(words('this is a'));
    expect(desk.session.said).toBeNull();
    await desk.load();
    desk.draft.replace(words('this is'));
    await vi.waitFor(() => expect(desk.session.said?.end).toBeTruthy());
    expect(desk.session.said!.end!.tokens).toEqual(['this', 'is']);
    desk.draft.replace(words('this is pnada'));
    await vi.waitFor(() => expect(desk.live.problem).not.toBeNull());
    expect([desk.session.said, desk.session.isAnswering]).toEqual([null, false]);
  });
});

describe('a prompt to be written on and on', () => {
  test('is not ended by what ends an answer, unlike the example after it', async () => {
    const { desk, settle } = deskWith();
    await desk.askOnAndOn(() => Promise.resolve(words('this is')));
    expect(desk.writing.settings.go_on).toBe(true);
    expect(desk.session.said?.end?.finish).toMatch(/length|context|image/);
    const asked = desk.askExample('count');
    settle('count').resolve(words('this'));
    await asked;
    expect(desk.writing.settings.go_on).toBe(false);
  });
});

describe('a desk that was left', () => {
  test('starts no worker, and closes the example that comes too late', async () => {
    const { desk, settle, started } = deskWith();
    const asked = desk.askExample('name');
    desk.close();
    settle('name').resolve(picture('late'));
    await asked;
    await desk.askExample('count');
    expect([started(), revoked]).toEqual([0, ['late']]);
  });

  test('closes the pictures of its prompt, and those that are still being opened', async () => {
    const { desk } = deskWith();
    await desk.addPictures([file('a.png')]);
    const [media] = desk.draft.parts;
    const [frame] = media.kind === 'media' ? media.frames : [];
    const url = 'url' in frame ? frame.url : '';
    const adding = desk.addClip([file('b.png'), file('c.png')]);
    desk.close();
    await adding;
    expect(revoked[0]).toBe(url);
    expect(revoked).toHaveLength(3);
  });
});

describe('files', () => {
  const shown = (desk: ModelDesk) =>
    desk.draft.parts.flatMap((part) => (part.kind === 'media' ? part.frames : []));

  test('that are good are taken, and each bad one beside them is named', async () => {
    const { desk } = deskWith();
    await desk.addPictures([file('a.png'), file('b.png', 'broken'), file('c.png')]);
    expect(desk.problem).toEqual({ kind: 'picture', name: 'b.png', why: 'unreadable' });
    expect(shown(desk)).toMatchObject([{ name: 'a.png' }, { name: 'c.png' }]);
    await desk.addPictures([file('d', 'broken'), file('e.png'), file('f', 'broken')]);
    const faults = ['d', 'f'].map((name) => ({ name, why: 'unreadable' }));
    expect(desk.problem).toEqual({ kind: 'pictures', faults });
    expect([shown(desk).length, revoked]).toEqual([3, []]);
  });

  test('that are bad are told of until the next thing is done, not until the answer comes', async () => {
    const { desk } = deskWith();
    await desk.load();
    desk.draft.replace(words('this is'));
    await vi.waitFor(() => expect(desk.session.said?.end).toBeTruthy());
    await desk.addPictures([file('b.png', 'broken')]);
    expect([desk.problem?.kind, desk.draft.prompt]).toEqual(['picture', words('this is')]);
    await desk.ask();
    expect(desk.problem).toBeNull();
    await desk.addPictures([file('b.png', 'broken')]);
    desk.draft.addText();
    expect(desk.problem).toBeNull();
  });

  test('of a clip that is too long are not even opened', async () => {
    const { desk } = deskWith();
    await desk.addClip(Array<File>(65).fill(file('a.png', 'broken')));
    const problem = { kind: 'too_many_frames', count: 65, most: 64, part: null };
    expect([desk.problem, desk.faultyPart]).toEqual([problem, null]);
  });
});
