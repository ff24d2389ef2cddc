import { Prisma } from './generated/client.ts';

/** Somebody else had it first: the database decided between two who asked at once. */
export const isTaken = (error: unknown): boolean => hasCode(error, ['P2002']);

/** The row went away between two statements (P2025), or the row that ours hangs on did (P2003): somebody's deletion. */
export const isGone = (error: unknown): boolean => hasCode(error, ['P2025', 'P2003']);

/** The work's answer, or `taken` when a unique key said no. */
export async function orTaken<F, T>(taken: F, work: () => Promise<T>): Promise<F | T> {
  try {
    return await work();
  } catch (error) {
    if (isTaken(error)) return taken;
    throw error;
  }
}

const hasCode = (error: unknown, codes: readonly string[]) =>
  error instanceof Prisma.PrismaClientKnownRequestError && codes.includes(error.code);
