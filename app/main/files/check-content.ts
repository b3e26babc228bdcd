import { stat } from 'node:fs/promises';
import { FetchProblem } from './fetch-outcome.ts';
import type { FetchRequest } from './fetch-request.ts';
import { hashFile } from './hash-file.ts';

/** Returns how a fetched file differs from what was asked for, or undefined if it does not. */
export async function complaintAboutContent(
  file: string,
  request: FetchRequest,
): Promise<FetchProblem | undefined> {
  const { size } = await stat(file);
  if (request.bytes !== undefined && size !== request.bytes) {
    return new FetchProblem(
      'wrong-size',
      `${size} bytes came where ${request.bytes} are expected.`,
    );
  }
  for (const algorithm of ['md5', 'sha256', 'sha512'] as const) {
    const expected = request[algorithm];
    if (expected === undefined) continue;
    const actual = await hashFile(file, algorithm);
    if (actual === expected.toLowerCase()) continue;
    return new FetchProblem(
      'wrong-hash',
      `What ${new URL(request.url).host} sent is not the expected file: its ${algorithm} is ` +
        `${actual}, expected ${expected}.`,
    );
  }
  return request.check?.(file);
}
