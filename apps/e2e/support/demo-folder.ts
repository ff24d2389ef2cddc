import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './folder.ts';
import { startProcess } from './product.ts';

/**
 * Creates a data folder with demo data, without activity, so that tests see empty lists. The setup of a test run calls it once, because seeding for each test file would
 * take too long.
 */
export async function createDemoFolder(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await temporaryFolder();
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const product = await startProcess({ dataDir: folder, env: { SEED: 'demo-basic' } });
    const code = await product.stop();
    if (code !== 0) throw new Error(`The product that furnishes ended with ${code}:\n${product.output()}`);
    // The file stores the port of PostgreSQL. Without the file, each copy of the folder chooses a free port.
    await rm(join(folder, 'postgres.port'));
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
