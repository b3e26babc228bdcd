import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ROOT } from '../root.ts';
import type { RingResult, SkippedTest } from './ring-result.ts';

const NOTHING_RUN: RingResult = { passed: 0, failed: 1, skipped: [] };

/** Runs one of vitest.config.ts's projects. */
export async function vitestRing(name: string): Promise<RingResult> {
  const report = await freshReport(name);
  const reporters = ['--reporter=default', '--reporter=./scripts/test/vitest-report.ts'];
  const code = await run('vitest/vitest.mjs', ['run', '--project', name, ...reporters], {
    ...process.env,
    RING_REPORT: report,
  });
  return withExitCode(code, await readReport<RingResult>(report, NOTHING_RUN));
}

/** Runs the tests of the whole app in real Electron. */
export async function appRing(executable: string, env: NodeJS.ProcessEnv): Promise<RingResult> {
  return playwrightRing('app', ['test'], { ...env, DIGIT_STUDIO_ELECTRON_BINARY: executable });
}

/** Runs the tests of the packed app. */
export function installedRing(env: NodeJS.ProcessEnv): Promise<RingResult> {
  return playwrightRing('installed', ['test', '--config=playwright.installed.config.ts'], env);
}

async function playwrightRing(
  name: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<RingResult> {
  const report = await freshReport(name);
  const code = await run('@playwright/test/cli.js', args, env);
  const { suites, stats } = await readReport<PlaywrightReport>(report, {
    suites: [],
    stats: { expected: 0, unexpected: 1, flaky: 0 },
  });
  return withExitCode(code, {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: suites.flatMap(skippedIn),
  });
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  suites: PlaywrightSuite[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs: { title: string; tests: PlaywrightTest[] }[];
}

interface PlaywrightTest {
  status: string;
  annotations: { type: string; description?: string }[];
}

function skippedIn(suite: PlaywrightSuite): SkippedTest[] {
  const own = suite.specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) => ({
        name: title,
        reason: annotations.find(({ type }) => type === 'skip')?.description ?? 'not run',
      })),
  );
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

/** A runner that ended before it could report counts as one failure; it has said why itself. */
async function readReport<Report>(file: string, ifMissing: Report): Promise<Report> {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? ifMissing : (JSON.parse(text) as Report);
}

function run(tool: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
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
