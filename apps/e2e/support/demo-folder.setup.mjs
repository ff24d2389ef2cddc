import { tsImport } from 'tsx/esm/api';

/** One first start for the whole run; the product of each test file begins with a copy of what it left. */
export default async function createDemoFolderOnce() {
  const { furnish } = await tsImport('./demo-folder.ts', import.meta.url);
  const { folder, remove } = await furnish();
  process.env.FRONTDESK_E2E_FURNISHED = folder;
  globalThis.removeFurnished = remove;
}
