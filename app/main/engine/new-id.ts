import { randomBytes } from 'node:crypto';

/** What something is called on the disk and in requests: `model-0123456789ab`, never given twice. */
export function newId(kind: 'model' | 'run' | 'own' | 'person' | 'drawing'): string {
  return `${kind}-${randomBytes(6).toString('hex')}`;
}
