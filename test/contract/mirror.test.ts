import * as v from 'valibot';
import { expect, it } from 'vitest';
import { Mirror } from '../../app/contract/mirror.ts';

it.each([
  ['https://example.org/digits/', 'https://example.org/digits/'],
  ['https://example.org', 'https://example.org/'],
  [' https://example.org:8443/a/b ', 'https://example.org:8443/a/b/'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
  ['http://localhost/mnist', 'http://localhost/mnist/'],
  ['http://[::1]:9000/', 'http://[::1]:9000/'],
])('%s is a mirror', (text, mirror) => {
  expect(v.parse(Mirror, text)).toBe(mirror);
});

it.each([
  '',
  'example.org',
  'http://example.org/',
  'http://localhost.example.org/',
  'http://127.0.0.1.example.org/',
  'http://localhost@example.org/',
  'http://localhost\\@example.org/',
  'https://name:secret@example.org/',
  'https://example.org/?file=',
  'https://example.org/#',
  'file:///etc/',
  'ftp://example.org/',
  'javascript:alert(1)',
])('%j is none', (text) => {
  expect(v.is(Mirror, text)).toBe(false);
});
