import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './folder.ts';
import { startProduct } from './product.ts';

/** A data folder with demo data as after a first start. Created once per run, because it takes half of a start. */
export async function createDemoFolder(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await temporaryFolder();
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const product = await startProduct({ dataDir: folder });
    const code = await product.stop();
    if (code !== 0) throw new Error(`The product that furnishes ended with ${code}:\n${product.output()}`);
    // Each copy chooses its own port.
    await rm(join(folder, 'postgres.port'));
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
