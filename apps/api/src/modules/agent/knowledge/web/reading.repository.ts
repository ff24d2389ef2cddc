import { Prisma } from '../../../../db/generated/client.ts';

/** Columns of a source that is not being read. */
export const NO_READING = { reading: Prisma.DbNull } as const;
