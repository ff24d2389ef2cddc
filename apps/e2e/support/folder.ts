import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAfterTests } from './close-after-tests.ts';

/**
 * Creates a temporary folder, in memory if there is enough space, because tests wait for database writes. The folder is
 * removed after the tests.
 */
export async function temporaryFolder(): Promise<string> {
  const memory = await statfs(MEMORY).catch(() => null);
  const roomy = memory !== null && memory.bavail * memory.bsize > PLENTY;
  const folder = await mkdtemp(join(roomy ? MEMORY : tmpdir(), 'frontdesk-e2e-'));
  closeAfterTests(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const MEMORY = '/dev/shm';
/** Required free space in bytes. Containers often have 64 MB of shared memory, which a single cluster fills. */
const PLENTY = 4 * 2 ** 30;
