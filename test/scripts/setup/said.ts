import { onTestFinished, vi } from 'vitest';

/** Collects what the set-up says to the person during the test. */
export function listenToSetup(): { text: string } {
  const heard = { text: '' };
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    heard.text += String(text);
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  return heard;
}
