import { expect, it } from 'vitest';
import { isTensorFlowsOwn } from '../../app/main/engine-remark.ts';

const GREETINGS = [
  'WARNING: All log messages before absl::InitializeLog() is called are written to STDERR',
  'I0000 00:00:1795550580.964641   32508 port.cc:153] oneDNN custom operations are on.',
  '2025-11-24 16:52:14.720123: I tensorflow/core/platform/cpu_feature_guard.cc:193] This binary',
  '2025-11-24 16:52:14.720123: W tensorflow/core/framework/cpu_allocator.cc:82] Allocation of',
];

it('knows what TensorFlow says about itself', () => {
  for (const line of GREETINGS) expect(isTensorFlowsOwn(`${line}\n`)).toBe(true);
  expect(isTensorFlowsOwn(`${GREETINGS.join('\n')}\n`)).toBe(true);
});

it('takes everything else for a problem, also behind a greeting', () => {
  const stack = 'TypeError: values is not iterable\n    at train (engine.js:12:3)\n';
  expect(isTensorFlowsOwn(stack)).toBe(false);
  expect(isTensorFlowsOwn(`${GREETINGS[0]}\n${stack}`)).toBe(false);
  expect(isTensorFlowsOwn('E0000 00:00:1795550580.964641 32508 cpu.cc:1] out of memory')).toBe(
    false,
  );
});
