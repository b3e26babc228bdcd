import { watch as watchFolder } from 'node:fs';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { compileMessages, MESSAGES } from './build/messages.ts';
import { targets } from './build/targets.ts';
import { runElectron } from './drive/run-electron.ts';
import { withDisplay } from './setup/display.ts';
import { prepare } from './setup/prepare.ts';

/**
 * What is developed is what ships: the same build, the same app:// and policy, written again on
 * change. The page reloads by itself (app/main/development.ts); a change of the main process or the
 * preload starts the app anew.
 */
const { electron } = await prepare();
let restart: (() => void) | null = null;

await compileMessages();
watchFolder(MESSAGES, () => void compileMessages().catch(console.error));
await watch(targets.page, () => undefined);
await watch(targets.preload, () => restart?.());
await watch(targets.main, () => restart?.());
await withDisplay(async (display) => {
  const env = { ...display, DIGIT_STUDIO_DEV: '1' };
  let again = true;
  while (again) {
    again = false;
    const running = new AbortController();
    restart = () => {
      again = true;
      running.abort();
    };
    await runElectron(electron.executable, [], { env, signal: running.signal });
  }
});
process.exit(0);

/** Resolves after the first build; then `onChange` is called after each further one. */
async function watch(target: InlineConfig, onChange: () => void): Promise<void> {
  const config = { ...target, build: { ...target.build, watch: {} } };
  const watcher = (await build(config)) as Rolldown.RolldownWatcher;
  let isFirst = true;
  await new Promise<void>((resolve) => {
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') console.error(event.error.message);
      if (event.code !== 'END') return;
      if (isFirst) resolve();
      else onChange();
      isFirst = false;
    });
  });
}
