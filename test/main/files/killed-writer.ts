import { join } from 'node:path';
import type { Ink } from '../../../app/contract/ink.ts';
import { saveModel } from '../../../app/main/engine/models/save-model.ts';
import { appendStored } from '../../../app/main/engine/people/person-file.ts';
import { newDrawing } from '../../../app/main/engine/people/stored-drawing.ts';
import { CheckpointWriter } from '../../../app/main/engine/training/checkpoints/checkpoint-writer.ts';
import { writeAtomically } from '../../../app/main/files/atomic-write.ts';
import { smallModel } from '../engine/models/small-model.ts';
import { snapshotAt } from '../engine/training/snapshot-at.ts';

/** Writes everything that an app keeps, again and again, as fast as it can: until it is killed. */
export async function writeForEver(folder: string, from: number): Promise<never> {
  const checkpoints = new CheckpointWriter({
    ...{ folder: join(folder, 'run'), everyMs: 0 },
    onProblem: (problem) => {
      throw new Error(problem.code);
    },
  });
  for (let count = from; ; count++) {
    const padding = 'x'.repeat(count % 50_000);
    await writeAtomically(join(folder, 'settings.json'), JSON.stringify({ count, padding }));
    const trainingState = Buffer.from(`state of ${count}`);
    await saveModel(join(folder, 'model'), { ...smallModel(count), trainingState });
    await checkpoints.write(snapshotAt(count));
    await checkpoints.idle();
    const ink: Ink = { kind: 'strokes', strokes: [[[count, 1]]], pen: 2.5 };
    await appendStored(join(folder, 'person.jsonl'), [newDrawing({ label: count % 10, ink })]);
    process.stdout.write(`${count}\n`);
  }
}
