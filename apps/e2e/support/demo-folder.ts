import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './folder.ts';
import { startProduct } from './product.ts';

/** A data folder with the demo in it, as a first start leaves it: made once for a run, because half of a start is making it. */
export async function createDemoFolder(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await temporaryFolder();
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const product = await startProduct({ dataDir: folder });
    const code = await product.stop();
    if (code !== 0) throw new Error(`The product that furnishes ended with ${code}:\n${product.output()}`);
    // Whoever begins with a copy looks for a port of their own.
    await rm(join(folder, 'postgres.port'));
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
