import { app } from 'electron';
import { isReadOnly } from './files/is-read-only.ts';
import { dataFolder } from './paths.ts';

/**
 * Whether no other app works on the data folder. Where nothing can be written no lock can be had, nor
 * can two apps spoil anything for each other.
 */
export function isAlone(): boolean {
  return app.requestSingleInstanceLock() || isReadOnly(dataFolder());
}
