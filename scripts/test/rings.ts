import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

export interface RingResult {
  passed: number;
  failed: number;
  /** The names of the tests that could not run here. */
  skipped: string[];
}

/** Runs one of vitest.config.ts's projects. */
export async function vitestRing(name: string): Promise<RingResult> {
  const report = await freshReport(name);
  const args = ['run', '--project', name, '--reporter=default', '--reporter=json'];
  const code = await run('vitest/vitest.mjs', [...args, `--outputFile.json=${report}`]);
  const { testResults } = await readReport<VitestReport>(report);
  const tests = testResults.flatMap((file) => file.assertionResults);
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  return withExitCode(code, {
    passed: count('passed'),
    failed: count('failed'),
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => fullName),
  });
}

/** Runs the tests of the whole app in real Electron. */
export async function appRing(executable: string, env: NodeJS.ProcessEnv): Promise<RingResult> {
  const report = await freshReport('app');
  const code = await run('@playwright/test/cli.js', ['test'], {
    ...env,
    DIGIT_STUDIO_ELECTRON_BINARY: executable,
  });
  const { suites, stats } = await readReport<PlaywrightReport>(report);
  return withExitCode(code, {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: suites.flatMap(skippedIn),
  });
}

interface VitestReport {
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  suites: PlaywrightSuite[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs: { title: string; tests: { status: string }[] }[];
}

function skippedIn(suite: PlaywrightSuite): string[] {
  const own = suite.specs
    .filter((spec) => spec.tests.some((test) => test.status === 'skipped'))
    .map((spec) => spec.title);
  return [...own, ...(suite.suites ?? []).flatMap(skippedIn)];
}

/** A runner that failed without a failed test (a file that does not load, say) is a failure too. */
function withExitCode(code: number, result: RingResult): RingResult {
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

async function freshReport(name: string): Promise<string> {
  const file = resolve(ROOT, `out/test-reports/${name}.json`);
  await rm(file, { force: true });
  await mkdir(dirname(file), { recursive: true });
  return file;
}

async function readReport<Report>(file: string): Promise<Report> {
  return JSON.parse(await readFile(file, 'utf8')) as Report;
}

function run(tool: string, args: string[], env = process.env): Promise<number> {
  const child = spawn(process.execPath, [resolve(ROOT, 'node_modules', tool), ...args], {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  });
  return new Promise((done, reject) => {
    child.on('exit', (code) => done(code ?? 1));
    child.on('error', reject);
  });
}
