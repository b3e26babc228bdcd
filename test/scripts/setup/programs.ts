import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/**
 * Makes a PATH that has exactly these programs, each a line or more of shell. The shell itself and
 * its own tools are called by their full paths, so that nothing of this machine is in the way.
 */
export async function pathWith(programs: Record<string, string>): Promise<NodeJS.ProcessEnv> {
  const folder = await temporaryFolder();
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  return { PATH: folder };
}
