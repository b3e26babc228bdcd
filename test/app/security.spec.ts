import { openEnginePort } from '../../scripts/drive/open-engine-port.ts';
import { expect, test } from './fixture.ts';

test('the page has no Node, opens no window, goes nowhere and reaches nothing', async ({
  launch,
}) => {
  const { app, page } = await launch();
  const address = page.url();

  expect(
    await page.evaluate(() => [typeof window.require, typeof window.process, typeof window.module]),
  ).toEqual(['undefined', 'undefined', 'undefined']);
  expect(await page.evaluate(() => window.open('https://example.com'))).toBeNull();
  expect(await page.evaluate(() => window.open('app://digit-studio/index.html'))).toBeNull();
  expect(app.windows()).toHaveLength(1);

  expect(await page.evaluate(() => fetch('https://example.com').then(String, String))).toMatch(
    /TypeError/,
  );
  expect(
    await page.evaluate(() => fetch('app://digit-studio/index.html').then(String, String)),
  ).toMatch(/TypeError/);

  await page.evaluate(() => (window.location.href = 'https://example.com'));
  await page.waitForTimeout(300);
  // Asked of the main process: Playwright itself would wait for a navigation that never comes.
  const [url, isOnScreen] = await app.evaluate(async ({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    const button = `document.querySelector('[data-testid="train-button"]') !== null`;
    return [webContents.getURL(), (await webContents.executeJavaScript(button)) as boolean];
  });
  expect(url).toBe(address);
  expect(isOnScreen).toBe(true);
});

test('inline scripts do not run, and eval is refused', async ({ launch }) => {
  const { page } = await launch();
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ranInline = true';
    document.body.append(script);
    return 'ranInline' in window;
  });
  expect(ran).toBe(false);
  // Playwright's own evaluate is exempt from the policy; a handler of the page is not.
  const evaluated = await page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', () => resolve('refused'), {
          once: true,
        });
        const image = document.createElement('img');
        image.setAttribute('onerror', 'window.ranHandler = true');
        image.src = 'app://digit-studio/nothing.png';
        document.body.append(image);
      }),
  );
  expect(evaluated).toBe('refused');
  expect(await page.evaluate(() => 'ranHandler' in window)).toBe(false);
});

test('every permission is denied but that of writing to the clipboard', async ({ launch }) => {
  const { page } = await launch();
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'camera', 'microphone', 'notifications', 'clipboard-read'];
    const answers = await Promise.all(
      names.map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state),
      ),
    );
    return [...new Set(answers)];
  });
  expect(states).toEqual(['denied']);
  const mayCopy = await page.evaluate(async () => {
    const { state } = await navigator.permissions.query({
      name: 'clipboard-write' as PermissionName,
    });
    return state;
  });
  expect(mayCopy).toBe('granted');
});

test('the window is sandboxed and isolated', async ({ launch }) => {
  const { app } = await launch();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    // Electron's types leave getLastWebPreferences out.
    const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
      contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('a request that does not fit the contract is refused, and the engine lives', async ({
  launch,
}) => {
  const { page } = await launch();
  const engine = await openEnginePort(page);
  const refusals = await engine.evaluate(async ({ ask, send }) => {
    send('nonsense');
    const answers = [
      await ask('predict', { pixels: new Uint8Array(3) }),
      await ask('predict', { pixels: 'a'.repeat(784) }),
      await ask('startTraining', { epochs: 1e9, batchSize: -1, learningRate: NaN, seed: 0 }),
      await ask('constructor', {}),
      await ask('status', {}),
    ];
    return answers.map(({ kind, failure }) => failure?.code ?? kind);
  });
  expect(refusals).toEqual([
    'request-invalid',
    'request-invalid',
    'request-invalid',
    'request-invalid',
    'answer',
  ]);
});
