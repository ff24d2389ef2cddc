import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Path of an optional program. Null when it is missing. */
export const findProgram = (name: string, folders: readonly string[]): string | null =>
  folders.map((folder) => join(folder, name)).find((program) => existsSync(program)) ?? null;
