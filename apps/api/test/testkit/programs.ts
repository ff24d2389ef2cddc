import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** A program that a machine may have and need not; null: it has not. */
export const findProgram = (name: string, folders: readonly string[]): string | null =>
  folders.map((folder) => join(folder, name)).find((program) => existsSync(program)) ?? null;

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  await new Promise((closed) => probe.close(closed));
  return port;
}
