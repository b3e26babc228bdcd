/** What became of the tests of a ring. */
export interface RingResult {
  passed: number;
  failed: number;
  skipped: SkippedTest[];
}

/** A test that could not run here, and why. */
export interface SkippedTest {
  name: string;
  reason: string;
}
