import { aptGet } from './apt-get.ts';
import { findCompiler } from './compile-addon.ts';
import { findPythonWithPip } from './find-python.ts';
import type { Platform } from './platform.ts';
import { SetupError } from './setup-error.ts';

/**
 * Sees to it that there is a C++ compiler, and where it is wanted a Python with pip. As root on
 * Debian or Ubuntu what is missing is installed; otherwise it fails with a sentence that tells the
 * command.
 */
export async function requireBuildTools(
  platform: Pick<Platform, 'os'>,
  { pip }: { pip: boolean },
  env: NodeJS.ProcessEnv = process.env,
  uid: number | undefined = process.getuid?.(),
): Promise<void> {
  const tools = [
    { debian: 'g++', find: () => findCompiler(platform, env) },
    ...(pip ? [{ debian: 'python3-pip', find: () => findPythonWithPip(env) }] : []),
  ];
  const missing: string[] = [];
  for (const { debian, find } of tools) if (await isMissing(find())) missing.push(debian);
  if (missing.length > 0) {
    const apt = await aptGet(env, uid);
    if (apt.usable) await apt.install(missing, 'what builds TensorFlow');
  }
  for (const { find } of tools) await find();
}

function isMissing(search: Promise<string>): Promise<boolean> {
  return search.then(
    () => false,
    (error: unknown) => {
      if (error instanceof SetupError) return true;
      throw error;
    },
  );
}
