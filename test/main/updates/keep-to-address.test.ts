import type { Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { isBelow, keepToAddress } from '../../../app/main/updates/keep-to-address.ts';

const FOLDER = 'https://updates.example/digit-studio/';

describe('the session of the updater', () => {
  it.each([
    `${FOLDER}latest-linux.yml?noCache=1`,
    `${FOLDER}Digit%20Studio-0.2.0.AppImage`,
    'https://UPDATES.example:443/digit-studio/a.exe',
  ])('asks for %s', (url) => {
    expect(isBelow(url, FOLDER)).toBe(true);
  });

  it.each([
    'http://updates.example/digit-studio/latest.yml',
    'https://updates.example/latest.yml',
    'https://updates.example/digit-studio/../other/latest.yml',
    'https://updates.example/digit-studio/%2e%2e/other/latest.yml',
    'https://updates.example/digit-studio-of-somebody/latest.yml',
    'https://updates.example.evil.example/digit-studio/latest.yml',
    'https://evil@updates.example/digit-studio/latest.yml',
    'https://updates.example:8443/digit-studio/latest.yml',
    'file:///digit-studio/latest.yml',
    'no address',
  ])('does not ask for %s', (url) => {
    expect(isBelow(url, FOLDER)).toBe(false);
  });

  it('cancels what is elsewhere', () => {
    type Listener = (
      details: { url: string },
      answer: (with_: { cancel: boolean }) => void,
    ) => void;
    let decide: Listener = () => expect.fail('nobody listens');
    const webRequest = { onBeforeRequest: (listener: Listener) => (decide = listener) };
    keepToAddress({ webRequest } as unknown as Session, FOLDER);
    const answers: boolean[] = [];
    for (const url of [`${FOLDER}a.yml`, 'https://evil.example/']) {
      decide({ url }, ({ cancel }) => answers.push(cancel));
    }
    expect(answers).toEqual([false, true]);
  });
});
