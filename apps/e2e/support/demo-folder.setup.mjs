import { tsImport } from 'tsx/esm/api';

/** Creates the demo data once per run; the product of each test file starts with a copy. */
export default async function createDemoFolderOnce() {
  const { createDemoFolder } = await tsImport('./demo-folder.ts', import.meta.url);
  const { folder, remove } = await createDemoFolder();
  process.env.FRONTDESK_E2E_FURNISHED = folder;
  globalThis.removeFurnished = remove;
}
