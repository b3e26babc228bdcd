import { gzipSync } from 'node:zlib';
import type { FetchDatasetOptions } from '../../../../../app/main/engine/dataset/fetch/fetch-dataset.ts';
import type { FETCH_REASONS } from '../../../../../app/contract/failures.ts';
import { stallAfter, status, whole, type Answer } from '../../../files/file-server.ts';

interface FaultCase {
  fault: string;
  answer: (packed: Buffer, content: Buffer) => Answer;
  /** What it comes to where no other mirror is left. */
  reason: (typeof FETCH_REASONS)[number];
  timing?: Partial<FetchDatasetOptions>;
}

const HEADERS = { etag: '"one"' };

/** Everything that a host can do wrong with a file. */
export const FAULTS: FaultCase[] = [
  { fault: '403', answer: () => status(403), reason: 'refused' },
  { fault: '404', answer: () => status(404), reason: 'refused' },
  { fault: '500', answer: () => status(500), reason: 'refused' },
  {
    fault: 'an HTML page with 200',
    answer: () => (response) =>
      response.setHeader('content-type', 'text/html').end('<html>Please log in</html>'),
    reason: 'wrong-content',
  },
  {
    fault: 'an empty file',
    answer: () => (response) => response.writeHead(200, { 'content-length': 0 }).end(),
    reason: 'wrong-content',
  },
  {
    fault: 'a corrupted byte',
    answer: (packed) => whole(corrupted(packed)),
    reason: 'wrong-content',
  },
  {
    fault: 'a corrupted byte of content that was packed after that',
    answer: (_, content) => whole(gzipSync(corrupted(content))),
    reason: 'wrong-content',
  },
  {
    fault: 'content that is too short',
    answer: (_, content) => whole(gzipSync(content.subarray(0, -1))),
    reason: 'wrong-size',
  },
  {
    fault: 'content that is too long',
    answer: (_, content) => whole(gzipSync(Buffer.concat([content, Buffer.alloc(1)]))),
    reason: 'wrong-size',
  },
  {
    fault: 'a file that ends too early',
    answer: (packed) => whole(packed.subarray(0, -20)),
    reason: 'wrong-size',
  },
  {
    fault: 'a length that is too long',
    answer: (packed) => promise(packed, packed.length + 10),
    reason: 'cut',
  },
  {
    fault: 'a length that is too short',
    answer: (packed) => promise(packed, packed.length - 10),
    reason: 'wrong-size',
  },
  {
    fault: 'the same cut again and again',
    answer: (packed) => promise(packed.subarray(0, 40), packed.length),
    reason: 'cut',
  },
  { fault: 'a file without an end', answer: () => endless, reason: 'too-large' },
  {
    fault: 'endless redirects',
    answer: () => (response, request) => response.writeHead(302, { location: request.url }).end(),
    reason: 'refused',
  },
  {
    fault: 'an encoding that is none',
    answer: (_, content) => (response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(content),
    reason: 'wrong-content',
  },
  {
    fault: 'a byte now and then',
    answer: (packed) => drip(packed),
    reason: 'stalled',
    timing: { slowMs: 100 },
  },
  {
    fault: 'nothing after the beginning',
    answer: (packed) => stallAfter(30, packed),
    reason: 'stalled',
    timing: { idleMs: 100 },
  },
  {
    fault: 'nothing at all',
    answer: () => () => undefined,
    reason: 'unreachable',
    timing: { connectMs: 100 },
  },
];

/** Promises a length and then sends these bytes, and no more. */
export function promise(bytes: Buffer, length: number): Answer {
  return (response) => {
    response.writeHead(200, { ...HEADERS, 'content-length': length });
    response.write(bytes);
    // Its end, not its destruction, which would take along what is still on its way.
    response.socket?.end();
  };
}

function corrupted(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[Math.floor(copy.length / 2)]! ^= 1;
  return copy;
}

const endless: Answer = (response) => {
  response.writeHead(200, HEADERS);
  const block = Buffer.alloc(64 * 1024);
  const more = () => response.write(block, (error) => error ?? setImmediate(more));
  more();
};

function drip(packed: Buffer): Answer {
  return (response) => {
    response.writeHead(200, { ...HEADERS, 'content-length': packed.length });
    let sent = 0;
    const timer = setInterval(() => response.write(packed.subarray(sent, ++sent)), 20);
    response.on('close', () => clearInterval(timer));
  };
}
