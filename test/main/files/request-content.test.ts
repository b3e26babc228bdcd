import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, onTestFinished } from 'vitest';
import { requestContent } from '../../../app/main/files/request-content.ts';
import { startFileServer, whole } from './file-server.ts';

const CONTENT = Buffer.alloc(1_000_000, 'digit');

/** What the engine does by itself at moments that nobody can choose. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

it('keeps the content when garbage is collected before it is read', async () => {
  const server = await startFileServer(whole(CONTENT));
  onTestFinished(() => server.close());
  const content = await requestContent(server.url, undefined, {});
  for (let round = 0; round < 3; round++) {
    await delay(10);
    collectGarbage();
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of content.chunks) chunks.push(chunk);
  expect(Buffer.concat(chunks).equals(CONTENT)).toBe(true);
});
