import * as v from 'valibot';
import { Mirror } from '../../app/contract/mirror.ts';
import { SetupError } from '../setup/setup-error.ts';

/** Where the packed app looks for newer versions: written into it, and nothing can change it there. */
interface Publish {
  provider: 'generic';
  url: string;
}

/**
 * What electron-builder is told; null is an app without updates. It must be told so: left alone, it
 * takes an address from a token in the environment or from the repository.
 */
export function publishOf(environment: NodeJS.ProcessEnv, isTestBuild: boolean): Publish | null {
  const address = environment.DIGIT_STUDIO_UPDATE_URL;
  if (!address || isTestBuild) return null;
  const url = v.safeParse(Mirror, address);
  if (url.success) return { provider: 'generic', url: url.output };
  throw new SetupError(
    `DIGIT_STUDIO_UPDATE_URL is ${address}, which is no address of a folder: ` +
      'it must be https, or http on this computer to try it.',
  );
}
