import * as z from 'zod';
import { badInput } from '../../../errors/denials.ts';

/** Position after the last text of a page, with the number of texts searched so far and the total number. */
export interface TrialPosition {
  readonly at: Date;
  readonly id: string;
  readonly seen: number;
  readonly total: number;
}

const Position = z.object({
  at: z.iso.datetime().transform((iso) => new Date(iso)),
  id: z.uuid(),
  seen: z.int().min(0),
  total: z.int().min(0),
});

export const cursorOf = (position: TrialPosition): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/**
 * Decodes a cursor. Returns null for the first page. Throws BAD_USER_INPUT for a text that is not a cursor of this
 * query.
 */
export function positionIn(cursor: string | null): TrialPosition | null {
  if (cursor === null) return null;
  const read = Position.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!read.success) throw badInput('after is not a cursor of this query.', 'after');
  return read.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
