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

test("a page that is not the app's is told nothing, whatever it asks", async ({ launch }) => {
  const { app } = await launch();
  const answers = await app.evaluate(async ({ app: main, BrowserWindow }) => {
    const foreign = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${main.getAppPath()}/out/preload/preload.cjs`,
        ...{ sandbox: true, contextIsolation: true },
      },
    });
    await foreign.loadURL('data:text/html,<p>foreign</p>');
    const ask = `(async () => {
      const heard = [];
      addEventListener('message', ({ data }) => heard.push(data));
      const bridge = window.digitStudio;
      bridge.askForEnginePort(crypto.randomUUID?.() ?? '00000000-0000-4000-8000-000000000000');
      bridge.restartEngine();
      const asked = ['appInfo', 'settings', 'changeSettings', 'choose', 'copyReport', 'updateState'];
      const refused = await Promise.all(asked.map((name) =>
        bridge[name]({}).then(() => name, (error) => /refused/.test(error.message) ? 'refused' : error.message)));
      await new Promise((done) => setTimeout(done, 300));
      return { refused, heard };
    })()`;
    const told = (await foreign.webContents.executeJavaScript(ask)) as unknown;
    foreign.destroy();
    return told;
  });
  expect(answers).toEqual({ refused: Array(6).fill('refused'), heard: [] });
});

test('no webview, no frame and no middle click opens anything', async ({ launch }) => {
  const { app, page } = await launch();
  await page.evaluate(() => {
    const link = document.createElement('a');
    Object.assign(link, { href: 'https://example.com', textContent: 'link', id: 'link' });
    link.style.position = 'fixed';
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com';
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.com');
    document.body.prepend(link, frame, view);
  });
  await page.locator('#link').click({ button: 'middle', force: true });
  await page.waitForTimeout(500);
  const contents = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((each) => [each.getType(), each.getURL()]),
  );
  expect(contents).toEqual([['window', page.url()]]);
  const inFrames = page.frames().map((frame) => frame.url());
  expect(inFrames.filter((url) => url.includes('example.com'))).toEqual([]);
});

test('what the page may ask of main is refused where it does not fit, and the app lives', async ({
  launch,
}) => {
  const { app, page } = await launch();
  const opened = await app.evaluate(({ shell, dialog }) => {
    const seen: string[] = [];
    shell.openPath = (path) => Promise.resolve(String(seen.push(path)));
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
    Object.assign(globalThis, { seenBySecurityTest: seen });
    return seen.length;
  });
  expect(opened).toBe(0);
  const settings = await page.evaluate(() => window.digitStudio.settings());
  const answered = await page.evaluate(async () => {
    const bridge = window.digitStudio as unknown as Record<
      string,
      (argument: unknown) => Promise<unknown> | undefined
    >;
    const long = 'x'.repeat(1_000_000);
    const hostile = [
      ...[null, undefined, NaN, -0, 1e308, long, '../../etc/passwd', '/etc/passwd', [], [[]]],
      ...['own-000000000000/../..', '__proto__', 'constructor', new Uint8Array(1_000_000)],
      ...[{ language: '../en' }, { mirror: `https://${long}` }, { mirror: 'file:///etc/passwd' }],
      ...[{ neverDownload: 'yes' }, JSON.parse('{"__proto__":{"mirror":7},"language":[]}')],
      new Array(10_000).fill({ kind: '../..' }),
    ];
    const names = [
      'askForEnginePort',
      'changeSettings',
      'choose',
      'showDatasetFolder',
      'copyReport',
    ];
    let accepted = 0;
    for (const name of names) {
      for (const argument of hostile) {
        // Settings without anything wrong in them are settings.
        const isEmpty = Array.isArray(argument) || ArrayBuffer.isView(argument);
        if (name === 'changeSettings' && isEmpty) continue;
        const answer = (async () => bridge[name]!(argument))();
        await answer.then(
          (value) => (accepted += name === 'changeSettings' || value ? 1 : 0),
          () => undefined,
        );
      }
    }
    return accepted;
  });
  expect(answered).toBe(0);
  expect(await page.evaluate(() => window.digitStudio.settings())).toEqual(settings);
  expect(
    await app.evaluate(
      () => (globalThis as unknown as Record<string, string[]>).seenBySecurityTest,
    ),
  ).toEqual([]);
  await expect(page.getByTestId('train-button')).toBeVisible();
});
