import pg from 'pg';
import { Prisma } from './generated/client.ts';

const { DatabaseError } = pg;

/**
 * Returns whether the error is a unique constraint violation, for example because two requests inserted the same value.
 */
export const isUniqueViolation = (error: unknown): boolean => hasCode(error, ['P2002', '23505']);

/**
 * Returns whether a statement failed because its row (P2025) or a row that it references (P2003, 23503) does not exist,
 * for example because that row was deleted concurrently.
 */
export const isRecordNotFound = (error: unknown): boolean => hasCode(error, ['P2025', 'P2003', '23503']);

/** Runs `work`. Returns `taken` if `work` fails with a unique constraint violation. */
export async function orUniqueViolation<F, T>(taken: F, work: () => Promise<T>): Promise<F | T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) return taken;
    throw error;
  }
}

/**
 * Returns whether an error has one of the codes. Prisma reports its own codes, while raw SQL reports PostgreSQL codes.
 */
const hasCode = (error: unknown, codes: readonly string[]) =>
  (error instanceof Prisma.PrismaClientKnownRequestError || error instanceof DatabaseError) &&
  codes.includes(error.code ?? '');
