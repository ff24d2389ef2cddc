import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A program that a machine may have and need not; null: it has not. */
export const findProgram = (name: string, folders: readonly string[]): string | null =>
  folders.map((folder) => join(folder, name)).find((program) => existsSync(program)) ?? null;
