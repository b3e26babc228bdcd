import * as v from 'valibot';
import { type EngineApi, type RequestName, requests } from '../../contract/engine.ts';
import { type Failure, FailureError, failureOf } from '../../contract/failures.ts';
import { Envelope, type Wire } from '../../contract/wire.ts';

/** What is wrong with a request may quote it, and it may be as long as its sender likes. */
const LONGEST_DETAIL = 500; /* characters */

/**
 * Answers the requests that come over a wire, each with its answer or a refusal. What arrives is
 * checked against the contract here and trusted afterwards.
 */
export function serve(wire: Wire, api: EngineApi): void {
  let open = true;
  let hasNoted = false;
  wire.onClose(() => {
    open = false;
  });
  wire.onMessage((message) => {
    const envelope = v.safeParse(Envelope, message);
    if (!envelope.success || envelope.output.kind !== 'request') {
      // Without an id there is nobody to answer. Noted once: a page must not fill the log.
      if (!hasNoted) console.error('a message that is no request was dropped');
      hasNoted = true;
      return;
    }
    const { id, name, input } = envelope.output;
    call(api, name, input).then(
      (output) => open && wire.send({ kind: 'answer', id, output }),
      (error: unknown) => open && wire.send({ kind: 'refusal', id, failure: refusalOf(error) }),
    );
  });
}

async function call(api: EngineApi, name: string, input: unknown): Promise<unknown> {
  if (!isRequestName(name)) throw invalid(`there is no request ${name}`);
  // The first thing wrong is enough: a list of all would take more memory than the request.
  const checked = v.safeParse(requests[name].input, input, { abortEarly: true });
  if (!checked.success) throw invalid(v.summarize(checked.issues));
  return await api[name](checked.output as never);
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name);
}

function invalid(detail: string): FailureError {
  return new FailureError({ code: 'request-invalid', detail: detail.slice(0, LONGEST_DETAIL) });
}

function refusalOf(error: unknown): Failure {
  // Of a defect the page gets one line, the log the whole.
  if (!(error instanceof FailureError)) console.error(error);
  return failureOf(error);
}
