import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Channel } from '@frontdesk/domain';
import { prismaFolder } from '../db/prisma-folder.ts';

/** The accounts and workspaces of the demo. */
export interface Cast {
  readonly password: string;
  readonly people: readonly { key: string; name: string; email: string; globalRole?: 'ADMIN' }[];
  readonly workspaces: readonly SeededWorkspace[];
}

export interface SeededWorkspace {
  readonly name: string;
  readonly slug: string;
  readonly channel: Channel;
  readonly environment: string;
  readonly timezone: string;
  readonly country: string;
  readonly description: string;
  /** Role of each member, by the key of the person. */
  readonly members: Readonly<Record<string, string>>;
  /** Number of leads. */
  readonly leads: number;
}

/** Reads a file of prisma/seed. */
export const readSeed = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(join(prismaFolder, 'seed', name), 'utf8')) as T;
