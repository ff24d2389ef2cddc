import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAfterTests } from './close-after-tests.ts';

/** In memory when there is enough space, because tests wait for database writes. Removed at the end of the suite. */
export async function temporaryFolder(): Promise<string> {
  const memory = await statfs(MEMORY).catch(() => null);
  const roomy = memory !== null && memory.bavail * memory.bsize > PLENTY;
  const folder = await mkdtemp(join(roomy ? MEMORY : tmpdir(), 'frontdesk-e2e-'));
  closeAfterTests(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const MEMORY = '/dev/shm';
/** Containers often have 64 MB there, which one cluster fills. */
const PLENTY = 4 * 2 ** 30;
