import * as v from 'valibot';
import { type EngineApi, type RequestName, requests } from '../../contract/engine.ts';
import { type Failure, FailureError, failureOf } from '../../contract/failures.ts';
import { Envelope, type Wire } from '../../contract/wire.ts';

/**
 * Answers the requests that come over a wire, each with its answer or a refusal. What arrives is
 * checked against the contract here and trusted afterwards.
 */
export function serve(wire: Wire, api: EngineApi): void {
  let open = true;
  wire.onClose(() => {
    open = false;
  });
  wire.onMessage((message) => {
    const request = readRequest(message);
    if (!request) return;
    const { id, name, input } = request;
    call(api, name, input).then(
      (output) => open && wire.send({ kind: 'answer', id, output }),
      (error: unknown) => open && wire.send({ kind: 'refusal', id, failure: refusalOf(error) }),
    );
  });
}

/** Without an id there is nobody to answer: such a message is noted and dropped. */
function readRequest(message: unknown): Extract<Envelope, { kind: 'request' }> | null {
  const envelope = v.safeParse(Envelope, message);
  if (envelope.success && envelope.output.kind === 'request') return envelope.output;
  console.error('a message that is no request was dropped');
  return null;
}

async function call(api: EngineApi, name: string, input: unknown): Promise<unknown> {
  if (!isRequestName(name)) throw invalid(`there is no request ${name}`);
  const checked = v.safeParse(requests[name].input, input);
  if (!checked.success) throw invalid(v.summarize(checked.issues));
  return await api[name](checked.output as never);
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name);
}

function invalid(detail: string): FailureError {
  return new FailureError({ code: 'request-invalid', detail });
}

function refusalOf(error: unknown): Failure {
  // Of a defect the page gets one line, the log the whole.
  if (!(error instanceof FailureError)) console.error(error);
  return failureOf(error);
}
