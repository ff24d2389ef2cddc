import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Returns the path of an optional program. Returns null if it is not installed. */
export const findProgram = (name: string, folders: readonly string[]): string | null =>
  folders.map((folder) => join(folder, name)).find((program) => existsSync(program)) ?? null;
