import pg from 'pg';
import { Prisma } from './generated/client.ts';

const { DatabaseError } = pg;

/** Returns whether the error is a unique violation, for example from concurrent requests. */
export const isUniqueViolation = (error: unknown): boolean => hasCode(error, ['P2002', '23505']);

/** Returns whether the row was deleted between two statements (P2025), or a row it references was (P2003, 23503). */
export const isRecordNotFound = (error: unknown): boolean => hasCode(error, ['P2025', 'P2003', '23503']);

/** Runs `work`. Returns `taken` on a unique violation. */
export async function orUniqueViolation<F, T>(taken: F, work: () => Promise<T>): Promise<F | T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) return taken;
    throw error;
  }
}

/** Prisma's codes, or PostgreSQL's for raw SQL. */
const hasCode = (error: unknown, codes: readonly string[]) =>
  (error instanceof Prisma.PrismaClientKnownRequestError || error instanceof DatabaseError) &&
  codes.includes(error.code ?? '');
