import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A web server for updates on loopback, in a folder of it, that behaves as a test tells it to. */
export interface UpdateServer {
  /** Ends with a slash. */
  address: string;
  requests: IncomingMessage[];
  /** What it answers for a file of this name from now on; all else is not found. */
  gives(name: string, answer: Answer): void;
  close(): Promise<void>;
}

export async function startUpdateServer(): Promise<UpdateServer> {
  const requests: IncomingMessage[] = [];
  const answers = new Map<string, Answer>();
  const server = createServer((request, response) => {
    requests.push(request);
    const { pathname } = new URL(request.url!, 'http://127.0.0.1');
    const answer = answers.get(decodeURIComponent(pathname.slice('/releases/'.length)));
    if (pathname.startsWith('/releases/') && answer) answer(response, request);
    else response.writeHead(404).end('no');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/releases/`,
    requests,
    gives: (name, answer) => answers.set(name, answer),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export function text(content: string): Answer {
  return (response) => response.writeHead(200, { 'content-type': 'text/yaml' }).end(content);
}

export function file(content: Buffer): Answer {
  return (response) => response.writeHead(200, { 'content-length': content.length }).end(content);
}

/** Promises the content, sends its beginning and breaks the connection. */
export function cut(content: Buffer): Answer {
  return (response) => {
    response.writeHead(200, { 'content-length': content.length });
    // The pause lets the bytes arrive: a socket that is destroyed at once takes them along.
    response.write(content.subarray(0, 10), () => setTimeout(() => response.destroy(), 50));
  };
}

/** Sends the beginning of the content, and then nothing more. */
export function endless(content: Buffer): Answer {
  return (response) => {
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, 10));
  };
}

export function elsewhere(location: string): Answer {
  return (response) => response.writeHead(302, { location }).end();
}

/** The list that electron-builder writes beside a package. */
export function listOf(version: string, name: string, content: Buffer, notes?: string): string {
  const sha512 = createHash('sha512').update(content).digest('base64');
  return JSON.stringify({
    version,
    files: [{ url: name, sha512, size: content.length }],
    ...{ path: name, sha512, releaseDate: '2026-11-24T20:00:00.000Z' },
    ...(notes === undefined ? {} : { releaseNotes: notes }),
  });
}
