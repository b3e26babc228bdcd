import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A host on loopback that behaves as a test tells it to, and remembers what it was asked. */
export interface FileServer {
  url: string;
  requests: IncomingMessage[];
  close(): Promise<void>;
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** Starts a host that answers the first request with the first answer, and so on; the last stays. */
export async function startFileServer(...answers: Answer[]): Promise<FileServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answers[Math.min(requests.length, answers.length) - 1]!(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/file`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Answers as a good host does: whole, or from the byte asked for if the version still fits. */
export function whole(content: Buffer, etag = '"one"'): Answer {
  return (response, request) => {
    const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
    const condition = request.headers['if-range'];
    if (!range || (condition !== undefined && condition !== etag)) {
      response.writeHead(200, { etag, 'content-length': content.length }).end(content);
      return;
    }
    const from = Number(range[1]);
    if (from >= content.length) {
      response.writeHead(416, { etag, 'content-range': `bytes */${content.length}` }).end();
      return;
    }
    response
      .writeHead(206, {
        etag,
        'content-length': content.length - from,
        'content-range': `bytes ${from}-${content.length - 1}/${content.length}`,
      })
      .end(content.subarray(from));
  };
}

/** Promises all of the content, sends its beginning and breaks the connection. */
export function cutAfter(bytes: number, content: Buffer, etag = '"one"'): Answer {
  return (response) => {
    response.writeHead(200, { etag, 'content-length': content.length });
    // The pause lets the bytes arrive: a socket that is destroyed at once takes them along.
    response.write(content.subarray(0, bytes), () => setTimeout(() => response.destroy(), 50));
  };
}

/** Sends the beginning of the content and then nothing more. */
export function stallAfter(bytes: number, content: Buffer, etag = '"one"'): Answer {
  return (response) => {
    response.writeHead(200, { etag, 'content-length': content.length });
    response.write(content.subarray(0, bytes));
  };
}

/** Answers with an HTTP status only. */
export function status(code: number): Answer {
  return (response) => response.writeHead(code).end('no');
}
