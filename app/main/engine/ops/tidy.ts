import { binding, type Tensor } from '../tensorflow.ts';

const scopes: Set<Tensor>[] = [];

/**
 * Runs `work` and frees every tensor that was created in it, except those that it returns (a
 * tensor, or an array or object of them, nested or not); these belong to the scope around, or to
 * the caller if there is none. Scopes nest. An error frees everything.
 */
export function tidy<Result>(work: () => Result): Result {
  const scope = new Set<Tensor>();
  scopes.push(scope);
  try {
    const result = work();
    if (result instanceof Promise) throw new Error('tidy() cannot follow work that goes on later');
    const outer = scopes.at(-2);
    for (const tensor of tensorsIn(result)) {
      if (scope.delete(tensor)) outer?.add(tensor);
    }
    return result;
  } finally {
    scopes.pop();
    for (const tensor of scope) binding().deleteTensor(tensor.id);
  }
}

/** Puts a new tensor into the innermost scope. */
export function track(tensor: Tensor): Tensor {
  scopes.at(-1)?.add(tensor);
  return tensor;
}

/** Takes a tensor out of all scopes: it lives until `free`. */
export function keep(tensor: Tensor): Tensor {
  for (const scope of scopes) scope.delete(tensor);
  return tensor;
}

/** Frees tensors now. A tensor may be freed once. */
export function free(...tensors: readonly Tensor[]): void {
  for (const tensor of tensors) {
    keep(tensor);
    binding().deleteTensor(tensor.id);
  }
}

/** The number of tensors alive in the process, constants included. */
export function liveTensors(): number {
  return binding().getNumOfTensors();
}

function tensorsIn(result: unknown): Tensor[] {
  if (typeof result !== 'object' || result === null || ArrayBuffer.isView(result)) return [];
  if (isTensor(result)) return [result];
  return Object.values(result).flatMap(tensorsIn);
}

function isTensor(value: object): value is Tensor {
  return 'id' in value && 'shape' in value && 'dtype' in value;
}
