import { SvelteMap } from 'svelte/reactivity';
import type { DatasetId } from '../../contract/dataset.ts';
import type { Failure } from '../../contract/failures.ts';
import type { DetailedEvaluation, LibraryModel, ModelId } from '../../contract/models.ts';
import type { Evaluation } from '../../contract/training.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';

/** How an evaluation that was asked for is. */
type EvaluationState =
  | { kind: 'running' }
  | { kind: 'done'; evaluation: DetailedEvaluation }
  | { kind: 'failed'; failure: Failure };

/** How good models are on datasets, as far as it was asked. */
export class Evaluations {
  readonly #connection: EngineConnection;
  readonly #states = new SvelteMap<string, EvaluationState>();

  constructor(connection: EngineConnection) {
    this.#connection = connection;
  }

  stateOf(model: ModelId, dataset: DatasetId): EvaluationState | null {
    return this.#states.get(keyOf(model, dataset)) ?? null;
  }

  /** What is known of a model on a dataset; after its training that is how good it was there. */
  resultOf({ id, summary }: LibraryModel, dataset: DatasetId): Evaluation | null {
    const state = this.stateOf(id, dataset);
    if (state?.kind === 'done') return state.evaluation;
    return summary.dataset.id === dataset ? summary.test : null;
  }

  async evaluate(id: ModelId, dataset: DatasetId): Promise<void> {
    const key = keyOf(id, dataset);
    if (this.#states.get(key)?.kind === 'running') return;
    this.#states.set(key, { kind: 'running' });
    const outcome = await this.#connection.request('evaluateModel', { id, dataset });
    if (outcome.ok) this.#states.set(key, { kind: 'done', evaluation: outcome.value });
    else if (outcome.failure.code === 'engine-gone') this.#states.delete(key);
    else this.#states.set(key, { kind: 'failed', failure: outcome.failure });
  }
}

function keyOf(model: ModelId, dataset: DatasetId): string {
  return `${model} ${dataset}`;
}
