import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { APP_SCHEME, isAppAddress } from './app-origin.ts';
import { fileOfAddress } from './file-of-address.ts';
import { pageFolder } from './paths.ts';

const CONTENT_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** The page runs its own scripts and styles, shows its own pictures, and reaches nothing else. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** To be called before the app is ready. Not `file://`: that would open the whole disk to the page. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true } },
  ]);
}

/** Serves the built page, and nothing beside it. */
export function serveAppScheme(): void {
  protocol.handle(APP_SCHEME, async ({ url }) => {
    const file = isAppAddress(url) ? fileOfAddress(pageFolder(), url) : null;
    const contentType = file && CONTENT_TYPES[extname(file)];
    if (!file || !contentType) return new Response('Not found', { status: 404 });
    try {
      const body = new Uint8Array(await readFile(file));
      return new Response(body, { headers: headers(contentType) });
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}

function headers(contentType: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}
