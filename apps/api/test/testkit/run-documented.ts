import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { prismaFolder } from '../../src/db/prisma-folder.ts';

/** Runs a block of shell commands exactly as it appears in docs/deploy/backup.md. */
export async function runDocumentedCommands(
  name: string,
  env: Record<string, string>,
  path = process.env.PATH,
): Promise<void> {
  const page = await readFile(join(prismaFolder, '..', 'docs', 'deploy', 'backup.md'), 'utf8');
  const block = page.split(`<!-- commands: ${name} -->`)[1];
  const commands = /^\s*```sh\n([^`]+)```/.exec(block ?? '')?.[1];
  if (!commands) throw new Error(`docs/deploy/backup.md has no commands named "${name}".`);
  await promisify(execFile)('/bin/sh', ['-euc', commands], { env: { PATH: path, ...env } });
}
