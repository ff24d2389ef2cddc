import pg from 'pg';
import { Prisma } from './generated/client.ts';

const { DatabaseError } = pg;

/** Somebody else had it first: the database decided between two who asked at once. */
export const isUniqueViolation = (error: unknown): boolean => hasCode(error, ['P2002', '23505']);

/** The row went away between two statements (P2025), or the row that ours hangs on did (P2003, 23503): somebody's deletion. */
export const isRecordNotFound = (error: unknown): boolean => hasCode(error, ['P2025', 'P2003', '23503']);

/** The work's answer, or `taken` when a unique key said no. */
export async function orUniqueViolation<F, T>(taken: F, work: () => Promise<T>): Promise<F | T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) return taken;
    throw error;
  }
}

/** Prisma's codes or, for a statement of our own, PostgreSQL's. */
const hasCode = (error: unknown, codes: readonly string[]) =>
  (error instanceof Prisma.PrismaClientKnownRequestError || error instanceof DatabaseError) &&
  codes.includes(error.code ?? '');
