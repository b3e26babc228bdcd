import * as v from 'valibot';
import { Ink } from '../../../contract/ink.ts';
import { DrawingId, Label, type NewDrawing } from '../../../contract/people.ts';
import { newId } from '../new-id.ts';

/** A drawing that a person kept, as it was drawn. */
export interface StoredDrawing {
  id: DrawingId;
  label: number;
  ink: Ink;
  /** ISO 8601 in UTC. */
  drawnAt: string;
}

const Encoded = v.pipe(
  v.string(),
  v.base64(),
  v.transform((text) => new Uint8Array(Buffer.from(text, 'base64'))),
);
const EncodedPicture = v.object({ kind: v.literal('picture'), pixels: Encoded });
const StoredInk = v.pipe(v.union([EncodedPicture, v.looseObject({})]), Ink);

const Stored = v.object({ id: DrawingId, label: Label, drawnAt: v.string(), ink: StoredInk });
const Labelled = v.object({ label: Label });

/** A drawing that is kept from now on. */
export function newDrawing({ label, ink }: NewDrawing): StoredDrawing {
  return { id: newId('drawing'), label, ink, drawnAt: new Date().toISOString() };
}

/** The drawing as a line of JSON, without the end of the line; the pixels of a picture in base64. */
export function encodeDrawing({ id, label, drawnAt, ink }: StoredDrawing): string {
  const stored =
    ink.kind === 'picture' ? { ...ink, pixels: Buffer.from(ink.pixels).toString('base64') } : ink;
  return JSON.stringify({ id, label, drawnAt, ink: stored });
}

/** Whether a line that encodeDrawing wrote is of this drawing. */
export function isLineOf(id: DrawingId, line: string): boolean {
  return line.startsWith(`{"id":"${id}"`);
}

/** @throws Error that says what is wrong with the line */
export function parseDrawing(line: string): StoredDrawing {
  return v.parse(Stored, JSON.parse(line));
}

/** The label alone, which takes a tenth of the time. @throws as parseDrawing */
export function labelOfLine(line: string): number {
  return v.parse(Labelled, JSON.parse(line)).label;
}
