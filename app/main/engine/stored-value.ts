import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { writeAtomically } from '../files/atomic-write.ts';
import { fileOperations, type FileOperations } from '../files/file-operations.ts';
import { makeFolder } from '../files/make-folder.ts';
import { systemCode } from '../files/write-failure.ts';
import { createTurns } from './in-turn.ts';

/** A small value that outlives the engine. */
export interface StoredValue<Value> {
  read(): Promise<Value>;
  /** @throws FailureError `disk-full` or `not-writable`; the old value then stays. */
  write(value: Value): Promise<void>;
  /** Writes what `how` makes of the value that is there then, and returns it. @throws as write */
  change(how: (value: Value) => Value): Promise<Value>;
}

/**
 * A value in a JSON file of its own. Where the file is missing, or is not what the schema says,
 * the value is `initial`; the second is noted in the log.
 */
export function createStoredValue<Schema extends v.GenericSchema>(
  file: string,
  schema: Schema,
  initial: v.InferOutput<Schema>,
  files: FileOperations = fileOperations,
): StoredValue<v.InferOutput<Schema>> {
  let reading: Promise<v.InferOutput<Schema>> | undefined;
  /** Changes come one after the other, or one would write over what the other has just written. */
  const inTurn = createTurns();

  async function readStored(): Promise<v.InferOutput<Schema>> {
    try {
      return v.parse(schema, JSON.parse(await readFile(file, 'utf8')));
    } catch (error) {
      const code = systemCode(error);
      // The reason would quote what is in it, a person's names perhaps, and the log may be passed on.
      if (code !== 'ENOENT') console.error(`${file} could not be read (${code ?? 'damaged'})`);
      return initial;
    }
  }

  const read = () => (reading ??= readStored());

  async function writeNow(value: v.InferOutput<Schema>): Promise<void> {
    await makeFolder(dirname(file), files);
    await writeAtomically(file, JSON.stringify(value), files);
    reading = Promise.resolve(value);
  }

  return {
    read,
    write: (value) => inTurn(() => writeNow(value)),
    change: (how) =>
      inTurn(async () => {
        const value = how(await read());
        await writeNow(value);
        return value;
      }),
  };
}
