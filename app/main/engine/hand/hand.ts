import type { Announce, EngineApi } from '../../../contract/engine.ts';
import { FailureError } from '../../../contract/failures.ts';
import type { ModelId } from '../../../contract/models.ts';
import type { HandCheck, HandLesson, PersonId } from '../../../contract/people.ts';
import { atMostEvery } from '../at-most-every.ts';
import type { Network } from '../network/network.ts';
import { checkHand } from './check-hand.ts';
import { gatherLesson, type LessonParts, type LessonSources } from './gather-lesson.ts';
import { keptModel } from './kept-model.ts';
import { type Measured, type Taught, teachCopy } from './teach-copy.ts';

/** What a model has learned of a person's hand, until it is kept or not. */
export interface Hand {
  requests: Pick<EngineApi, 'learnHand' | 'checkHand' | 'keepHand' | 'discardHand'>;
  lesson(): HandLesson | null;
  /** That has learned the hand; it reads drawings while the model in use is the lesson's. */
  network(): Network | null;
  /** Ends a lesson in this person's hand. */
  forget(id: PersonId): void;
}

interface Surroundings extends LessonSources {
  announce: Announce;
  isTraining: () => boolean;
}

/** A lesson that is being learned, or a check. */
interface Task {
  kind: 'lesson' | 'check';
  stopping: AbortController;
}

const PROGRESS_EVERY_MS = 100;

export function createHand({ announce, isTraining, ...sources }: Surroundings): Hand {
  const { library, modelInUse } = sources;
  let taught: Taught | null = null;
  let task: Task | null = null;
  /** What a model does on a dataset's test samples, of the last lesson. */
  let known: { key: string; before: Measured } | null = null;

  function change(next: Taught | null): void {
    if (next === taught) return;
    taught?.network.free();
    taught = next;
    announce('lessonChanged', next?.lesson ?? null);
  }

  library.onChange(({ inUse }) => {
    if (inUse !== taught?.lesson.model) change(null);
  });

  /** @throws FailureError `training-busy`, as gatherLesson, `cancelled` if something else is wanted */
  async function carryOut<Result>(
    kind: Task['kind'],
    id: PersonId,
    work: (parts: LessonParts, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    if (isTraining() || task?.kind === 'lesson') throw new FailureError({ code: 'training-busy' });
    task?.stopping.abort();
    const own: Task = { kind, stopping: new AbortController() };
    const { signal } = own.stopping;
    task = own;
    try {
      const parts = await gatherLesson(id, sources, signal);
      return await work(parts, signal).finally(parts.loan.giveBack);
    } finally {
      if (task === own) task = null;
    }
  }

  async function learn(parts: LessonParts, signal: AbortSignal): Promise<HandLesson> {
    const key = `${parts.model.id} ${parts.loan.dataset.hash}`;
    const { taught: learned, before } = await teachCopy(
      parts,
      known?.key === key ? known.before : null,
      signal,
    );
    known = { key, before };
    const { inUse } = await library.list();
    if (signal.aborted || inUse !== learned.lesson.model) {
      learned.network.free();
      throw new FailureError({ code: 'cancelled' });
    }
    change(learned);
    return learned.lesson;
  }

  async function check(parts: LessonParts, signal: AbortSignal): Promise<HandCheck> {
    const { layers, values, material } = parts;
    const isTime = atMostEvery(PROGRESS_EVERY_MS);
    const onProgress = (done: number, count: number) => {
      if (done === count || isTime()) announce('handChecked', { done, count });
    };
    return checkHand({ layers, values }, material, onProgress, signal);
  }

  /** @throws FailureError `no-lesson`, also if it has ended meanwhile, or as adding to the library */
  async function keep(name: string): Promise<{ id: ModelId }> {
    const kept = taught;
    if (!kept) throw new FailureError({ code: 'no-lesson' });
    // Whoever has decided waits for no figure any more.
    if (task?.kind === 'check') task.stopping.abort();
    const { summary } = await library.find(kept.lesson.model);
    const model = await keptModel(kept, summary, sources.borrowDataset);
    if (taught !== kept) throw new FailureError({ code: 'no-lesson' });
    // It is no lesson any more when the library tells of its new model.
    taught = null;
    const { id, unsaved } = await library.add(model, { name }).catch((error: unknown) => {
      taught = kept;
      throw error;
    });
    modelInUse.keep(id, kept.network);
    announce('lessonChanged', null);
    if (unsaved) announce('problemFound', unsaved);
    return { id };
  }

  return {
    lesson: () => taught?.lesson ?? null,
    network: () => taught?.network ?? null,
    forget(id) {
      if (taught?.lesson.person === id) change(null);
    },
    requests: {
      learnHand: ({ id }) => carryOut('lesson', id, learn),
      checkHand: ({ id }) => carryOut('check', id, check),
      keepHand: ({ name }) => keep(name),
      async discardHand() {
        task?.stopping.abort();
        change(null);
        return {};
      },
    },
  };
}
