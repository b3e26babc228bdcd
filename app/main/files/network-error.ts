// Neither Node's fetch nor Chromium's gives a code for it.
const TOO_MANY_REDIRECTS = /redirect count exceeded|ERR_TOO_MANY_REDIRECTS/;

/**
 * The code of what fetch threw, such as ECONNREFUSED; undefined where there is none. Fetch wraps the
 * socket's error, and with several addresses that one wraps again; Chromium's codes are all that
 * its errors' messages hold ("net::ERR_CONNECTION_REFUSED").
 */
export function networkCode(error: unknown): string | undefined {
  for (const { code, message } of withCauses(error)) {
    const chromium = /^net::(ERR_\w+)/.exec(String(message));
    if (chromium) return chromium[1];
    if (typeof code === 'string') return code;
  }
  return undefined;
}

/** Whether the host sent from one address to the next without an end. */
export function isEndlessRedirect(error: unknown): boolean {
  return withCauses(error).some(({ message }) => TOO_MANY_REDIRECTS.test(String(message)));
}

function withCauses(error: unknown): NestedError[] {
  const nested: NestedError[] = [];
  let inner = error as NestedError | undefined;
  for (; inner; inner = inner.cause ?? inner.errors?.[0]) nested.push(inner);
  return nested;
}

interface NestedError {
  code?: unknown;
  message?: unknown;
  cause?: NestedError;
  errors?: NestedError[];
}
