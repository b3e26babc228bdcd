import type { ElectronApplication } from '@playwright/test';

/** The process that the engine runs in; undefined while there is none. */
export async function enginePid(app: ElectronApplication): Promise<number | undefined> {
  return app.evaluate(({ app: main }) =>
    main
      .getAppMetrics()
      .filter(({ type, name }) => type === 'Utility' && name === 'Digit Studio engine')
      .map(({ pid }) => pid)
      .at(0),
  );
}

/** Kills the engine as `kill -9` does; returns the process that it was. */
export async function killEngine(app: ElectronApplication): Promise<number> {
  const pid = await enginePid(app);
  if (pid === undefined) throw new Error('no engine is running');
  process.kill(pid, 'SIGKILL');
  return pid;
}
