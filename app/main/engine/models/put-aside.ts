import { fileOperations } from '../../files/file-operations.ts';

/**
 * Moves a damaged model folder out of the way, for whoever wants to look at it. Returns where it
 * is now, or null if it could not be moved.
 */
export async function putAside(folder: string, now = new Date()): Promise<string | null> {
  // Windows allows no colon in a name.
  const time = now.toISOString().replaceAll(':', '-').replace(/\..*/, '');
  const keptAt = `${folder}.damaged-${time}`;
  return fileOperations.rename(folder, keptAt).then(
    () => keptAt,
    () => null,
  );
}
