import { loadModel, type ModelFiles, type OpenFile, type Progress } from '../load-model';
import { FlamingoError, problemOf } from '../problem';
import type { PromptModel } from '../prompt-model';
import type { RecordValues } from '../runtime/record';
import type {
  Call,
  CallOf,
  Events,
  Kind,
  ModelInfo,
  Port,
  Reply,
  Results,
  TracedTensor,
} from './protocol';
import { readRequest } from './read-request';

/** What differs between a browser's worker and a test. */
export interface Surroundings {
  /** Opens the files of a folder. */
  readonly openIn: (folder: string) => OpenFile;
  /** @throws {FlamingoError} model_broken */
  readonly create: (files: ModelFiles) => PromptModel;
}

/** What a call's work may use. */
interface Turn<K extends Kind> {
  readonly emit: (event: Events[K]) => void;
  readonly isCancelled: () => boolean;
}

/**
 * Answers a page's requests, one message for each event and result; nothing is ever thrown across. Calls are worked on
 * as they come; a generation lets other messages in between its tokens.
 * @returns what ends it
 */
export function serveModel(port: Port, surroundings: Surroundings): () => void {
  const cancelled = new Set<number>();
  const running = new Set<number>();
  const worker = new ModelWorker(surroundings);
  const reply = (message: Reply) => port.postMessage(message);

  const work = async (id: number, call: Call) => {
    running.add(id);
    const turn = {
      emit: (event: Events[Kind]) => reply({ id, event }),
      isCancelled: () => cancelled.has(id),
    };
    try {
      reply({ id, result: await worker.work(call, turn) });
    } catch (error) {
      reply({ id, problem: problemOf(error) });
    } finally {
      running.delete(id);
      cancelled.delete(id);
    }
  };
  const listen = ({ data }: MessageEvent) => {
    const request = readRequest(data);
    // Without a number there is nobody to answer.
    if (request === null) return;
    if ('problem' in request) reply(request);
    else if ('call' in request) void work(request.id, request.call);
    else if (running.has(request.id)) cancelled.add(request.id);
  };
  port.addEventListener('message', listen);
  return () => port.removeEventListener('message', listen);
}

class ModelWorker {
  #model: PromptModel | null = null;

  constructor(private readonly surroundings: Surroundings) {}

  work(call: Call, turn: Turn<Kind>): Results[Kind] | Promise<Results[Kind]> {
    switch (call.kind) {
      case 'load':
        return this.load(call, turn);
      case 'encode':
        return this.encode(call);
      case 'run':
        return this.run(call);
      case 'generate':
        return this.generate(call, turn);
    }
  }

  private async load({ folder }: CallOf<'load'>, { emit }: Turn<'load'>): Promise<ModelInfo> {
    const onProgress = (progress: Progress) => emit(progress);
    const files = await loadModel(this.surroundings.openIn(folder), onProgress);
    const model = this.surroundings.create(files);
    this.#model = model;
    const { vision_encoder, lang_encoder, perceiver } = files.config;
    return {
      image_size: vision_encoder.image_size,
      context: lang_encoder.context,
      frames: perceiver.max_num_frames,
      vocabulary: files.tokenizer.vocabulary,
      kernels: model.kernels,
      bytes: files.bytes,
    };
  }

  private encode({ frames }: CallOf<'encode'>): Results['encode'] {
    const { isCached, ms } = this.model.encode(frames);
    return { isCached, ms };
  }

  private run({ prompt, options, trace }: CallOf<'run'>): Results['run'] {
    const tensors: Record<string, TracedTensor> = {};
    const record: RecordValues = (name, shape, values) => (tensors[name] = { shape, values });
    return { ...this.model.run(prompt, options, trace ? record : undefined), trace: tensors };
  }

  private async generate(
    { prompt, options }: CallOf<'generate'>,
    { emit, isCancelled }: Turn<'generate'>,
  ): Promise<Results['generate']> {
    const tokens = this.model.answer(prompt, options);
    try {
      for (;;) {
        const step = tokens.next();
        if (step.done) return step.value;
        emit(step.value);
        await nextTask();
        if (isCancelled()) throw new FlamingoError({ kind: 'cancelled' });
      }
    } finally {
      // The generator gives its memory back; what it returns is nobody's.
      tokens.return(undefined as never);
    }
  }

  private get model(): PromptModel {
    if (this.#model) return this.#model;
    throw new FlamingoError({ kind: 'internal', why: 'the model is not loaded' });
  }
}

/** Lets messages in; unlike a timer it does so at once. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
