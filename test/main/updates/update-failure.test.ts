import { expect, it } from 'vitest';
import { FailureError } from '../../../app/contract/failures.ts';
import { failed, updateFailure } from '../../../app/main/updates/update-failure.ts';

function coded(message: string, more: object): Error {
  return Object.assign(new Error(message), more);
}

it.each([
  ['check', new Error('net::ERR_CONNECTION_REFUSED'), 'unreachable'],
  ['check', new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'unreachable'],
  ['check', new Error('net::ERR_BLOCKED_BY_CLIENT'), 'elsewhere'],
  ['check', new Error('net::ERR_TOO_MANY_RETRIES'), 'refused'],
  ['check', coded('500', { code: 'HTTP_ERROR_500' }), 'refused'],
  ['check', coded('', { code: 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND' }), 'refused'],
  ['check', coded('', { code: 'ERR_UPDATER_INVALID_UPDATE_INFO' }), 'list-invalid'],
  [
    'check',
    new TypeError("Cannot read properties of undefined (reading 'version')"),
    'list-invalid',
  ],
  ['download', new Error('Cannot download "https://a.example/b", status 404: no'), 'refused'],
  ['download', new Error('net::ERR_CONTENT_LENGTH_MISMATCH'), 'cut'],
  ['download', coded('', { code: 'ERR_CHECKSUM_MISMATCH' }), 'wrong-content'],
  ['download', coded('', { code: 'ERR_UPDATER_INVALID_SIGNATURE' }), 'wrong-signature'],
  ['install', new Error('Could not get code signature for running application'), 'wrong-signature'],
  ['install', new Error('Command failed: mv -f a b'), 'not-installed'],
] as const)('in the %s, %s means %s', (step, error, reason) => {
  expect(updateFailure(error, step).failure).toMatchObject({ code: 'update-failed', reason });
});

it.each([
  ['ENOSPC', 'disk-full'],
  ['EACCES', 'not-writable'],
  ['EROFS', 'not-writable'],
])('the disk speaks for itself: %s', (code, expected) => {
  const error = coded(code, { code, syscall: 'write', path: '/programs' });
  expect(updateFailure(error, 'install').failure).toMatchObject({
    code: expected,
    path: '/programs',
  });
});

it('a file that is gone is not a place that cannot be written', () => {
  const error = coded('ENOENT', { code: 'ENOENT', syscall: 'stat', path: '/a' });
  expect(updateFailure(error, 'install').failure).toMatchObject({ reason: 'not-installed' });
});

it('what is known already stays, and the words are bounded', () => {
  const known = new FailureError({ code: 'downloads-off' });
  expect(updateFailure(known, 'check')).toBe(known);
  const { failure } = failed('cut', 'a'.repeat(10_000));
  expect(failure).toMatchObject({ detail: 'a'.repeat(300) });
});
