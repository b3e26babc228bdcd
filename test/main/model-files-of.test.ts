import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { modelFilesOf } from '../../app/main/model-files-of.ts';
import { temporaryFolder } from './engine/temporary-folder.ts';

it('finds the model files that a command line names, and nothing else', async () => {
  const folder = await temporaryFolder();
  const [model, named] = [join(folder, 'a.digitmodel'), join(folder, 'Ada & 7.DigitModel')];
  await writeFile(model, '');
  await writeFile(named, '');
  await writeFile(join(folder, 'a.txt'), '');
  await mkdir(join(folder, 'folder.digitmodel'));
  const args = [
    ...['.', '--user-data-dir=/x.digitmodel', '--', 'a.digitmodel', join(folder, 'a.txt')],
    ...[pathToFileURL(named).href, 'file://elsewhere/a.digitmodel', 'file:///%00.digitmodel'],
    ...['gone.digitmodel', join(folder, 'folder.digitmodel'), 'a\0.digitmodel'],
    ...['https://example.org/a.digitmodel', `--open=${model}`],
  ];
  expect(modelFilesOf(args, folder)).toEqual([model, named]);
});
