import { mkdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { complaintAboutTensorflow } from '../../../scripts/setup/check-tensorflow.ts';
import { linkTensorflow } from '../../../scripts/setup/link-tensorflow.ts';
import { ADDON_FOLDER } from '../../../scripts/setup/tfjs-node.ts';
import { temporaryFolder } from './temporary-folder.ts';

let cached: string;
let into: string;

beforeEach(async () => {
  cached = await temporaryFolder();
  into = await temporaryFolder();
  for (const name of ['deps', 'lib']) {
    await mkdir(path.join(cached, name));
    await writeFile(path.join(cached, name, 'file'), name);
  }
});

const linked = (name: string) => readFile(path.join(into, name, 'file'), 'utf8');

it('puts both folders where tfjs-node looks for them', async () => {
  await linkTensorflow(cached, into);
  expect(await linked('deps')).toBe('deps');
  expect(await linked('lib')).toBe('lib');
});

it('does so again after npm ci, and over what another installer left', async () => {
  await linkTensorflow(cached, into);
  await rm(path.join(into, 'deps'));
  await rm(path.join(into, 'lib'));
  await mkdir(path.join(into, 'lib'));
  await linkTensorflow(cached, into);
  expect(await linked('deps')).toBe('deps');
  expect(await linked('lib')).toBe('lib');
});

it('changes to another cached folder', async () => {
  await linkTensorflow(await temporaryFolder(), into);
  await linkTensorflow(cached, into);
  expect(await readlink(path.join(into, 'deps'))).toBe(path.join(cached, 'deps'));
});

it('an addon that cannot be loaded is told with the reason', async () => {
  expect(await complaintAboutTensorflow(cached)).toContain('Cannot find module');
  await mkdir(path.join(cached, ADDON_FOLDER), { recursive: true });
  await writeFile(path.join(cached, ADDON_FOLDER, 'tfjs_binding.node'), 'not a library');
  expect(await complaintAboutTensorflow(cached)).toMatch(/file too short|invalid|not a mach-o/i);
});
