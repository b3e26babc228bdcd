import { onTestFinished } from 'vitest';
import { startFileServer, status, whole, type Answer } from '../../../files/file-server.ts';

/** A mirror on loopback. */
export interface MirrorServer {
  /** Its folder, with a slash at its end. */
  mirror: string;
  host: string;
  /** What it was asked for: paths below the folder, with the first byte where one was given. */
  asked: string[];
  close(): Promise<void>;
}

/** Answers for a file by its name without `.gz`; undefined where the file itself is to be sent. */
export type Fault = (name: string, packed: Buffer) => Answer | undefined;

/** Starts a mirror that has these files, and ends it after the test. */
export async function startMirror(
  files: ReadonlyMap<string, Buffer>,
  fault: Fault = () => undefined,
): Promise<MirrorServer> {
  const asked: string[] = [];
  const server = await startFileServer((response, request) => {
    const path = request.url!.slice(1);
    const from = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
    asked.push(from === undefined ? path : `${path} from ${from}`);
    const name = path.replace(/\.gz$/, '');
    const packed = files.get(name);
    const answer = packed ? (fault(name, packed) ?? whole(packed)) : status(404);
    answer(response, request);
  });
  onTestFinished(() => server.close());
  const { href, host } = new URL('.', server.url);
  return { mirror: href, host, asked, close: () => server.close() };
}
