import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import NoticeBanner from '../../../app/renderer/shell/NoticeBanner.svelte';
import type { Notice } from '../../../app/renderer/state/notices.svelte.ts';

function renderBanner(notice: Notice): { onDismiss: () => void; onRestartEngine: () => void } {
  const listeners = { onDismiss: vi.fn(), onRestartEngine: vi.fn() };
  render(NoticeBanner, { notice, ...listeners });
  return listeners;
}

it('says that an engine is gone and what ended it, with nothing to do but wait', () => {
  renderBanner({ kind: 'engine-gone', cause: 'SIGKILL', restarts: true });
  expect(screen.getByTestId('banner').textContent).toContain('A new one is starting');
  expect(screen.getByTestId('banner').textContent).toContain('SIGKILL');
  expect(screen.queryByRole('button')).toBeNull();
});

it('has a button where the engine was left alone', async () => {
  const { onRestartEngine } = renderBanner({
    kind: 'engine-gone',
    cause: 'code 1',
    restarts: false,
  });
  await fireEvent.click(screen.getByTestId('restart-engine'));
  expect(onRestartEngine).toHaveBeenCalledOnce();
});

it('says what to do after an interrupted run, and can be closed', async () => {
  const { onDismiss } = renderBanner({ kind: 'engine-back', wasTraining: true, canGoOn: false });
  expect(screen.getByTestId('banner').textContent).toContain('click Train to start it again');
  await fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(onDismiss).toHaveBeenCalledOnce();
});
