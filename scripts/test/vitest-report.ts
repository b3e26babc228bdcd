import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import type { RingResult } from './ring-result.ts';

/**
 * Writes a ring's result to the file that RING_REPORT names. Vitest's own JSON leaves out why a
 * test was skipped, and a reader of the last lines should not have to guess.
 */
export default class VitestReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const ring: RingResult = { passed: 0, failed: 0, skipped: [] };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') ring.passed++;
        else if (result.state === 'failed') ring.failed++;
        else {
          const note = result.state === 'skipped' ? result.note : undefined;
          ring.skipped.push({ name: test.fullName, reason: note ?? 'not run' });
        }
      }
    }
    writeFileSync(process.env.RING_REPORT!, JSON.stringify(ring));
  }
}
